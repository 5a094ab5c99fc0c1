package dev.rapport.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.Client;
import dev.rapport.testing.MutableClock;
import dev.rapport.testing.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was sent can be taken back by its identity. */
@QuarkusTest
class EventVoidIT {
    private static final String OPENED = """
            {"id": "e1", "source": "desk", "type": "interaction.opened", "time": "2026-03-02T09:00:00Z", "subject": "1001",
             "data": {"channel": "chat"}}
            """;
    private static final String VOID = "{\"subject\": \"1001\", \"source\": \"desk\", \"id\": \"e1\"}";

    @Inject
    MutableClock clock;

    private TestWorkspace workspace;
    private Client client;

    @BeforeEach
    void createWorkspace() {
        workspace = TestWorkspace.create();
        client = Client.of(workspace);
        clock.freezeAt(Instant.parse("2026-03-10T12:00:00Z"));
    }

    @AfterEach
    void letTheClockRun() {
        clock.release();
    }

    private Response voidEvent(String body) {
        return client.request().contentType(ContentType.JSON).body(body).post("/v1/events/void");
    }

    private double volume() {
        Number value =
                client.answer("volume", "from=2026-03-01", "to=2026-04-01").get("total.value");
        return value == null ? 0 : value.doubleValue();
    }

    @Test
    void whatIsTakenBackCountsNoMoreAndTwiceIsOnce() {
        client.post(OPENED);
        assertThat(volume()).isEqualTo(1);

        Response first = voidEvent(VOID);
        clock.advance(Duration.ofMinutes(3));
        Response second = voidEvent(VOID);

        assertThat(first.statusCode()).as(first.asString()).isEqualTo(201);
        assertThat(first.jsonPath().getString("status")).isEqualTo("accepted");
        assertThat(second.statusCode()).as(second.asString()).isEqualTo(200);
        assertThat(second.jsonPath().getString("status")).isEqualTo("duplicate");
        assertThat(second.jsonPath().getLong("version"))
                .isEqualTo(first.jsonPath().getLong("version"));
        assertThat(volume()).isZero();
        client.post(OPENED);
        assertThat(volume()).isZero();
    }

    @Test
    void anEventMayBeTakenBackBeforeItComes() {
        assertThat(voidEvent(VOID).statusCode()).isEqualTo(201);

        client.post(OPENED);

        assertThat(volume()).isZero();
    }

    @Test
    void whoTookWhatBackIsOnRecordWhicheverWayItCame() {
        client.post(OPENED);
        voidEvent(VOID);
        voidEvent(VOID);
        client.post("""
                {"id": "v9", "source": "crm", "type": "event.voided", "time": "2026-03-02T09:00:00Z", "subject": "1002",
                 "data": {"voids": {"source": "desk", "id": "e2"}}}
                """);

        JsonPath audit = client.request().get("/v1/audit").jsonPath();

        List<String> voids =
                audit.getList("data.findAll { it.action == 'event.voided' }.collect { it.actor + ' ' + it.subject"
                        + " + ' ' + it.details.source + ' ' + it.details.id }");
        assertThat(voids).containsExactly("first event/1001 desk e1", "crm event/1002 desk e2");
    }

    @Test
    void aVoidIsNotTakenBack() {
        String id = voidEvent(VOID).jsonPath().getString("id");

        Response refused = voidEvent("{\"subject\": \"1001\", \"id\": \"%s\"}".formatted(id));

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(409);
        assertThat(refused.jsonPath().getString("detail")).contains("can't be taken back");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        Response refused = voidEvent("{\"subjekt\": \"1001\", \"id\": \"\"}");

        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(422);
        assertThat(refused.jsonPath().getList("violations.pointer"))
                .containsExactlyInAnyOrder("/subjekt", "/subject", "/id");
        assertThat(voidEvent("[]").statusCode()).isEqualTo(422);
        assertThat(voidEvent("").statusCode()).isEqualTo(400);
        assertThat(voidEvent("{").statusCode()).isEqualTo(400);
        assertThat(TestWorkspace.as(workspace.keyWith("read"))
                        .contentType(ContentType.JSON)
                        .body(VOID)
                        .post("/v1/events/void")
                        .statusCode())
                .isEqualTo(403);
    }
}
