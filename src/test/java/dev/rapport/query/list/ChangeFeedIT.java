package dev.rapport.query.list;

import static dev.rapport.query.list.Told.bought;
import static dev.rapport.query.list.Told.get;
import static dev.rapport.query.list.Told.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.event.RandomEvents;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.journal.Journal;
import dev.rapport.testing.Client;
import dev.rapport.testing.Seeds;
import dev.rapport.testing.TestWorkspace;
import dev.rapport.workspace.WorkspaceId;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The journal can be read from its beginning and gone on with, each event once and in one order. */
@QuarkusTest
class ChangeFeedIT {
    private static final String FEED = "/v1/events";
    private static final String AT = "2026-03-10T09:00:00Z";

    @Inject
    Journal journal;

    private TestWorkspace workspace;
    private Client client;

    @BeforeEach
    void createWorkspace() {
        workspace = TestWorkspace.create();
        client = Client.of(workspace);
    }

    static long[] seeds() {
        return Seeds.first(2);
    }

    private static String identity(Map<String, Object> row) {
        return row.get("version") + " " + row.get("subject") + " " + row.get("source") + " " + row.get("id");
    }

    /** Reads page by page from behind a version to the end, and gives the version to go on from. */
    private long read(long after, int limit, List<String> read) {
        String cursor = "";
        JsonPath page;
        do {
            page = get(client, FEED, "after_version=" + after, "limit=" + limit, "cursor=" + cursor)
                    .jsonPath();
            List<Map<String, Object>> rows = page.getList("data");
            assertThat(rows).hasSizeLessThanOrEqualTo(limit);
            rows.forEach(row -> read.add(identity(row)));
            cursor = page.getString("next_cursor");
        } while (cursor != null);
        return page.getLong("version");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whoReadsOnWhileOthersWriteGetsEverythingOnceAndInOrder(long seed) {
        List<String> read = new ArrayList<>();
        TreeSet<String> sent = new TreeSet<>();
        long version = 0;
        int batches = 0;
        for (List<SubmittedEvent> batch :
                RandomEvents.batches(RandomEvents.rearranged(RandomEvents.of(seed, 60), seed), seed)) {
            journal.append(new WorkspaceId(workspace.id()), batch);
            batch.forEach(event -> sent.add(event.subject() + " " + event.key().source() + " "
                    + event.key().id()));
            if (++batches % 7 == 0) {
                version = read(version, 1 + batches % 5, read);
            }
        }
        version = read(version, 100, read);

        assertThat(read.stream().map(row -> row.substring(row.indexOf(' ') + 1)))
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(sent);
        List<String> whole = new ArrayList<>();
        assertThat(read(0, 1000, whole)).isEqualTo(version);
        assertThat(whole).as("seed %d", seed).isEqualTo(read);
        String lines = get(client, FEED, "format=ndjson").asString();
        assertThat(lines.lines().map(line -> identity(JsonPath.from(line).getMap("$"))))
                .isEqualTo(read);
        assertThat(get(client, FEED, "format=csv").asString().lines().findFirst())
                .contains("version,received_at,subject,source,id,type,time,data,extensions");
    }

    @Test
    void aRowSaysWhatWasSentAndWhenItCame() {
        client.post(opened("1001", AT, "\"customer_id\":\"a\",\"channel\":\"chat\""));

        Response response = get(client, FEED, "tz=Europe/Berlin");

        JsonPath page = response.jsonPath();
        assertThat(page.getList("data")).hasSize(1);
        assertThat(page.getLong("data[0].version")).isEqualTo(1);
        assertThat(page.getString("data[0].time")).isEqualTo("2026-03-10T10:00:00+01:00");
        assertThat(page.getString("data[0].received_at")).isNotNull();
        assertThat(page.getMap("data[0].data")).isEqualTo(Map.of("customer_id", "a", "channel", "chat"));
        assertThat(response.header("Rapport-Version")).isEqualTo("1");
        assertThat(response.header("Rapport-Epoch"))
                .isEqualTo(page.getString("epoch"))
                .isNotEmpty();
    }

    @Test
    void typesAndSubjectsChoose() {
        client.post(opened("1001", AT, ""), opened("1002", AT, ""), bought("o1", AT, "a", "3"));

        assertThat(get(client, FEED, "type=purchase.completed|interaction.resolved")
                        .jsonPath()
                        .getList("data.subject"))
                .isEqualTo(List.of("o1"));
        assertThat(get(client, FEED, "subject=1002").jsonPath().getList("data.subject"))
                .isEqualTo(List.of("1002"));
        assertThat(get(client, FEED, "subject=1002", "type=purchase.completed")
                        .jsonPath()
                        .getList("data"))
                .isEmpty();
    }

    @Test
    void whatIsWrongIsToldAtOnce() {
        Response refused = get(client, FEED, "after_version=x", "type=interaction.open", "limit=0", "sine=1");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getList("violations.pointer"))
                .containsExactlyInAnyOrder("after_version", "type", "limit", "sine");
        assertThat(get(client, FEED, "after_version=1").statusCode()).isEqualTo(422);
        assertThat(get(client, FEED, "cursor=nonsense").statusCode()).isEqualTo(422);
        assertThat(TestWorkspace.as(workspace.keyWith("ingest")).get(FEED).statusCode())
                .isEqualTo(403);
    }

    @Test
    void anErasureBeginsAnotherEpochAndIsListed() {
        client.post(opened("1001", AT, "\"customer_id\":\"crm:77\""), opened("1002", AT, "\"customer_id\":\"crm:78\""));
        JsonPath before = get(client, FEED).jsonPath();
        String receipt = client.request()
                .queryParam("mode", "delete")
                .delete("/v1/customers/crm:77")
                .jsonPath()
                .getString("receipt");

        Response stale = get(client, FEED, "after_version=1", "epoch=" + before.getString("epoch"));
        JsonPath after = get(client, FEED, "after_version=1").jsonPath();
        JsonPath again = get(client, FEED, "epoch=" + after.getString("epoch")).jsonPath();

        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.jsonPath().getString("epoch")).isEqualTo(after.getString("epoch"));
        assertThat(after.getList("erasures.receipt")).isEqualTo(List.of(receipt));
        assertThat(after.getList("data")).isEmpty();
        assertThat(again.getList("data.subject")).isEqualTo(List.of("1002"));
    }

    @Test
    void anEmptyWorkspaceHasAnEmptyFeed() {
        JsonPath page = get(client, FEED).jsonPath();

        assertThat(page.getLong("version")).isZero();
        assertThat(page.getList("data")).isEmpty();
        assertThat(get(client, FEED, "format=csv").asString().lines()).hasSize(1);
    }
}
