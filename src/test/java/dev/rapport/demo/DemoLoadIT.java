package dev.rapport.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.demo.story.DemoStory;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.journal.Journal;
import dev.rapport.metric.MetricCatalogue;
import dev.rapport.terms.ServicePolicy;
import dev.rapport.testing.Client;
import dev.rapport.testing.RapportProcess;
import dev.rapport.testing.TestWorkspace;
import dev.rapport.workspace.WorkspaceId;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DemoLoadIT {
    private static final DemoStory STORY = new DemoStory(7, LocalDate.of(2026, 1, 5), ZoneId.of("Europe/Berlin"));
    private static final Instant FIRST_STOP = Instant.parse("2026-01-09T14:00:00Z");
    private static final Instant END = Instant.parse("2026-01-20T08:00:00Z");

    /**
     * Everything that the fold made, without the numbers that tell in which order facts came: what is taken back keeps an empty
     * row where it came before.
     */
    private static final String FACTS = """
            SELECT (to_jsonb(i) - 'workspace_id' - 'number')::text AS fact FROM interaction_fact i
            WHERE workspace_id = ? AND present
            UNION ALL
            SELECT (to_jsonb(s) - 'workspace_id' - 'number')::text FROM survey_fact s WHERE workspace_id = ? AND present
            UNION ALL
            SELECT (to_jsonb(p) - 'workspace_id' - 'number')::text FROM purchase_fact p
            WHERE workspace_id = ? AND present
            ORDER BY 1
            """;

    @Inject
    DemoLoad load;

    @Inject
    ToldEvents told;

    @Inject
    DemoProgress progress;

    @Inject
    Journal journal;

    @Inject
    DemoSettings settings;

    @Inject
    DataSource database;

    @Test
    void aStoryToldInTwoPartsIsTheStoryToldAtOnce() throws SQLException {
        WorkspaceId atOnce = newWorkspace();
        WorkspaceId inParts = newWorkspace();

        long all = load.tell(atOnce, STORY, END);
        long first = load.tell(inParts, STORY, FIRST_STOP);
        long second = load.tell(inParts, STORY, END);

        assertThat(first).isGreaterThan(1000).isLessThan(all);
        assertThat(first + second).isEqualTo(all);
        assertSameFacts(inParts, atOnce);
    }

    @Test
    void aLoadThatWasCutOffSomewhereIsMadeGood() throws SQLException {
        WorkspaceId atOnce = newWorkspace();
        WorkspaceId cutOff = newWorkspace();
        List<SubmittedEvent> some = new ArrayList<>();
        int place = 0;
        for (Iterator<SubmittedEvent> events = STORY.eventsBefore(END); events.hasNext(); place++) {
            SubmittedEvent event = events.next();
            if (place % 3 == 0 || event.time().isAfter(FIRST_STOP)) {
                some.add(event);
            }
        }

        long all = load.tell(atOnce, STORY, END);
        journal.append(cutOff, some);
        long rest = load.tell(cutOff, STORY, END);

        assertThat(some.size() + rest).isEqualTo(all);
        assertSameFacts(cutOff, atOnce);
    }

    @Test
    void asLongAsTheDemoLoadsAnswersSayHowFarItIs() {
        TestWorkspace demo = TestWorkspace.create();
        Client client = Client.of(demo);
        Client other = Client.ofNewWorkspace();
        load.tell(new WorkspaceId(demo.id()), STORY, FIRST_STOP);
        try {
            progress.begin(new WorkspaceId(demo.id()));
            assertThat(warning(client, "/v1/metrics/csat")).contains("about to be loaded");
            progress.missing(200);
            progress.added(50);
            for (String address : List.of(
                    "/v1/metrics/csat",
                    "/v1/scorecard",
                    "/v1/metrics/cohort_repeat_rate/retention",
                    "/v1/metrics/fcr/agreement")) {
                assertThat(warning(client, address)).contains("50 of 200 events (25 %)");
            }
            assertThat(warning(other, "/v1/metrics/csat")).isNull();
            String tag = client.ask("csat").header("ETag");

            progress.complete();

            Response again = client.request().header("If-None-Match", tag).get("/v1/metrics/csat");
            assertThat(again.statusCode())
                    .as("the answer without the warning is another")
                    .isEqualTo(200);
            assertThat(warning(client, "/v1/metrics/csat")).isNull();
            assertThat(warning(client, "/v1/scorecard")).isNull();
        } finally {
            progress.complete();
        }
    }

    private static @Nullable String warning(Client client, String address) {
        return client.request()
                .get(address)
                .jsonPath()
                .getString("warnings.find { it.code == '%s' }?.detail".formatted(DemoProgress.CODE));
    }

    @Test
    void aDemoWithoutSettingsGetsThemOnceAndItsFactsAreJudgedByThem() {
        TestWorkspace old = TestWorkspace.create("Europe/Berlin");
        WorkspaceId workspace = new WorkspaceId(old.id());
        Client client = Client.of(old);
        load.tell(workspace, STORY, FIRST_STOP);
        assertThat(promised(client)).isZero();

        settings.provide(workspace, STORY.serviceHours(), "demonstration");
        settings.provide(workspace, STORY.serviceHours(), "demonstration");

        RapportProcess.await("the facts to be folded again", () -> promised(client) > 100);
        assertThat(client.request().get("/v1/calendars").jsonPath().getList("data.name"))
                .containsExactly("Service hours");
        assertThat(client.request().get("/v1/sla-policies").jsonPath().getList("data.name"))
                .containsExactlyElementsOf(
                        DemoPromises.POLICIES.stream().map(ServicePolicy::name).toList());
        assertThat(client.request().get("/v1/targets").jsonPath().getList("data.metric", String.class))
                .isSubsetOf(MetricCatalogue.all().stream()
                        .map(metric -> metric.description().id())
                        .toList())
                .hasSameSizeAs(DemoPromises.TARGETS);
    }

    private static double promised(Client client) {
        return client.answer("sla_first_response", "from=2026-01-05", "to=2026-01-09")
                .getDouble("total.denominator");
    }

    @Test
    void aStoryOfAnEarlierVersionIsRecognised() {
        TestWorkspace old = TestWorkspace.create();
        WorkspaceId today = newWorkspace();
        Client.of(old).post("""
                        {"id": "T-1-1", "source": "demo-story", "type": "interaction.opened",
                         "time": "2026-01-05T09:00:00Z", "subject": "T-1", "data": {"channel": "phone"}}""");
        load.tell(
                today,
                STORY,
                STORY.from().atStartOfDay(STORY.zone()).toInstant().plusSeconds(12 * 3600));

        assertThat(told.hasAnotherStory(new WorkspaceId(old.id()))).isTrue();
        assertThat(told.hasAnotherStory(today)).isFalse();
        assertThat(told.byDay(today)).isNotEmpty();
    }

    @Test
    void aStoryToldAgainAddsNothing() {
        WorkspaceId workspace = newWorkspace();

        load.tell(workspace, STORY, FIRST_STOP);

        assertThat(load.tell(workspace, STORY, FIRST_STOP)).isZero();
    }

    private static WorkspaceId newWorkspace() {
        return new WorkspaceId(TestWorkspace.create().id());
    }

    private void assertSameFacts(WorkspaceId one, WorkspaceId other) throws SQLException {
        List<String> ofOne = facts(one);
        List<String> ofOther = facts(other);
        List<String> onlyOfOne = new ArrayList<>(ofOne);
        ofOther.forEach(onlyOfOne::remove);
        List<String> onlyOfOther = new ArrayList<>(ofOther);
        ofOne.forEach(onlyOfOther::remove);
        assertThat(onlyOfOne.stream().limit(3).toList())
                .as("facts that differ")
                .isEqualTo(onlyOfOther.stream().limit(3).toList());
        assertThat(ofOne).hasSizeGreaterThan(100).hasSameSizeAs(ofOther);
    }

    private List<String> facts(WorkspaceId workspace) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FACTS)) {
            for (int parameter = 1; parameter <= 3; parameter++) {
                statement.setLong(parameter, workspace.value());
            }
            List<String> facts = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    facts.add(row.getString(1));
                }
            }
            return facts;
        }
    }
}
