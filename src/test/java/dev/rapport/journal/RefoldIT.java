package dev.rapport.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.event.RandomEvents;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.testing.Client;
import dev.rapport.testing.TestWorkspace;
import dev.rapport.workspace.WorkspaceId;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Facts are folded again when what they depend upon has changed, step by step and to the end. */
@QuarkusTest
class RefoldIT {
    private static final String[] YEARS = {"from=2025-01-01", "to=2027-01-01"};

    @Inject
    Journal journal;

    @Inject
    DataSource database;

    private void execute(String sql, long workspace) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, workspace);
            statement.executeUpdate();
        }
    }

    private static JsonPath awaitJobs(TestWorkspace workspace) throws InterruptedException {
        for (int attempt = 0; attempt < 300; attempt++) {
            JsonPath jobs = workspace
                    .request()
                    .get("/v1/jobs")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            List<String> states = jobs.getList("data.state", String.class);
            if (states.stream().allMatch("done"::equals)) {
                return jobs;
            }
            Thread.sleep(Duration.ofMillis(100).toMillis());
        }
        throw new AssertionError("the jobs were not done in 30 seconds");
    }

    private static void make(TestWorkspace workspace, String path, String body) {
        workspace
                .request()
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then()
                .statusCode(201);
    }

    @Test
    void factsOfAnEarlierReleaseLearnWhatTheyDidNotKnow() throws SQLException, InterruptedException {
        TestWorkspace workspace = TestWorkspace.create();
        Client client = Client.of(workspace);
        List<SubmittedEvent> events = RandomEvents.of(11, 700);
        for (int from = 0; from < events.size(); from += 500) {
            journal.append(new WorkspaceId(workspace.id()), events.subList(from, Math.min(events.size(), from + 500)));
        }
        Map<String, Object> before = told(client);
        execute("""
                UPDATE interaction_fact SET state = NULL, closed_at = NULL, open_microseconds = NULL, in_charge = NULL,
                    customer_messages = NULL WHERE workspace_id = ?
                """, workspace.id());
        execute(
                "UPDATE survey_fact SET invited = NULL, invitation_answered = NULL WHERE workspace_id = ?",
                workspace.id());
        execute("""
                INSERT INTO job (workspace_id, kind, state, detail, created_at)
                VALUES (?, 'refold', 'waiting', 'facts learn what a new release keeps of them', '2026-11-01 00:00:00+00')
                """, workspace.id());

        JsonPath jobs = awaitJobs(workspace);

        assertThat(jobs.getInt("data[0].done")).isEqualTo((int)
                events.stream().map(SubmittedEvent::subject).distinct().count());
        assertThat(jobs.getString("data[0].finished_at")).isNotNull();
        assertThat(told(client)).isEqualTo(before);
    }

    private static Map<String, Object> told(Client client) {
        Map<String, Object> told = new java.util.LinkedHashMap<>();
        for (String metric : List.of("resolution_time", "next_reply_time", "backlog", "survey_response_rate")) {
            Map<String, Object> total = client.answer(metric, YEARS).getMap("total");
            total.remove("oldest_open_seconds"); // goes on while the test runs
            total.remove("p50_censored");
            told.put(metric, total);
        }
        return told;
    }

    @Test
    void aPolicyThatIsDatedBackHoldsForWhatWasOpenedSince() throws InterruptedException {
        TestWorkspace workspace = TestWorkspace.create();
        Client client = Client.of(workspace);
        client.post(
                opened("early", "2026-03-01T09:00:00Z"),
                replied("early", "2026-03-01T09:00:30Z"),
                opened("in time", "2026-03-02T09:00:00Z"),
                replied("in time", "2026-03-02T09:00:40Z"),
                opened("late", "2026-03-03T09:00:00Z"),
                replied("late", "2026-03-03T09:00:40.000001Z"));
        assertThat(client.answer("sla_first_response", YEARS).getInt("total.excluded_no_policy"))
                .isEqualTo(3);
        int version = client.answer("sla_first_response", YEARS).getInt("version");

        make(workspace, "/v1/sla-policies", """
                {"name": "Store greeting", "kind": "first_response", "match": {"channel": ["in_store"]}, "target": 40,
                 "effective_from": "2026-03-02T00:00:00Z"}
                """);
        JsonPath jobs = awaitJobs(workspace);

        JsonPath answer = client.answer("sla_first_response", YEARS);
        assertThat(answer.getInt("total.met")).isEqualTo(1);
        assertThat(answer.getInt("total.breached")).isEqualTo(1);
        assertThat(answer.getInt("total.excluded_no_policy")).isEqualTo(1);
        assertThat(answer.getList("warnings")).isEmpty();
        assertThat(answer.getInt("version")).isGreaterThan(version);
        assertThat(jobs.getInt("data[0].done")).isEqualTo(2);
    }

    @Test
    void policiesMatchInOrderWhateverTheOrderOfArrival() throws InterruptedException {
        TestWorkspace workspace = TestWorkspace.create();
        Client client = Client.of(workspace);
        make(
                workspace,
                "/v1/sla-policies",
                "{\"name\": \"Everything\", \"kind\": \"first_response\", \"target\": 3600, \"order\": 20}");
        make(workspace, "/v1/sla-policies", """
                {"name": "Urgent", "kind": "first_response", "match": {"priority": ["high"], "channel": ["in_store"]},
                 "target": 60, "order": 10}
                """);
        awaitJobs(workspace);
        client.post(
                replied("urgent", "2026-03-01T09:10:00Z"),
                """
                {"id": "urgent-priority", "source": "desk", "type": "interaction.updated", "time": "2026-03-01T09:20:00Z",
                 "subject": "urgent", "data": {"priority": "high"}}
                """,
                opened("urgent", "2026-03-01T09:00:00Z"),
                opened("other", "2026-03-01T09:00:00Z"),
                replied("other", "2026-03-01T09:10:00Z"));

        JsonPath answer = client.answer(
                "sla_first_response", "from=2025-01-01", "to=2027-01-01", "group_by=policy", "order_by=policy");

        assertThat(answer.getList("rows.policy")).containsExactly("Everything", "Urgent");
        assertThat(answer.getList("rows.met")).containsExactly(1, 0);
        assertThat(answer.getList("rows.breached")).containsExactly(0, 1);
    }

    private static String opened(String id, String time) {
        return """
                {"id": "%s-opened", "source": "desk", "type": "interaction.opened", "time": "%s", "subject": "%s",
                 "data": {"channel": "in_store"}}
                """.formatted(id, time, id);
    }

    private static String replied(String id, String time) {
        return """
                {"id": "%s-replied", "source": "desk", "type": "interaction.replied", "time": "%s", "subject": "%s",
                 "data": {"author": "agent"}}
                """.formatted(id, time, id);
    }
}
