package dev.rapport.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What concurrent requests get from being written together. */
@QuarkusTest
class WriterLanesIT {
    private static final String EVENT = """
            {"id": "%s", "source": "desk", "type": "interaction.opened", "subject": "%s", "time": "2026-03-01T09:00:00Z"}
            """;

    @Inject
    DataSource database;

    private final ExecutorService clients = Executors.newFixedThreadPool(24);
    private TestWorkspace workspace;

    @BeforeEach
    void createWorkspace() {
        workspace = TestWorkspace.create();
        post(workspace, EVENT.formatted("e0", "0"));
    }

    @AfterEach
    void stop() {
        clients.shutdownNow();
    }

    private static Response post(TestWorkspace workspace, String body) {
        return workspace.request().contentType("application/json").body(body).post("/v1/events");
    }

    private CompletableFuture<Response> postLater(TestWorkspace target, String body) {
        return CompletableFuture.supplyAsync(() -> post(target, body), clients);
    }

    /** Holds the workspace's lock, as another node that writes to it does. */
    private Connection hold(TestWorkspace target) throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT version FROM workspace_version WHERE workspace_id = ? FOR UPDATE")) {
            statement.setLong(1, target.id());
            statement.executeQuery().close();
        }
        return connection;
    }

    private long version() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT version FROM workspace_version WHERE workspace_id = ?")) {
            statement.setLong(1, workspace.id());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    @Test
    void single_events_that_come_at_the_same_time_share_transactions() throws Exception {
        long before = version();
        List<CompletableFuture<Response>> answers = new ArrayList<>();
        try (Connection holder = hold(workspace)) {
            for (int i = 1; i <= 20; i++) {
                answers.add(postLater(workspace, EVENT.formatted("e" + i, i)));
            }
            Thread.sleep(500);
            assertThat(answers).as("nobody is told before the commit").noneMatch(CompletableFuture::isDone);
            holder.rollback();
        }
        for (CompletableFuture<Response> answer : answers) {
            assertThat(answer.join().statusCode()).isEqualTo(201);
        }
        assertThat(version() - before).isBetween(1L, 3L);
    }

    @Test
    void equal_and_conflicting_events_that_meet_in_one_transaction_get_their_own_answers() throws Exception {
        String other = EVENT.formatted("e1", "1").replace("09:00", "10:00");
        List<CompletableFuture<Response>> answers;
        try (Connection holder = hold(workspace)) {
            answers = List.of(
                    postLater(workspace, EVENT.formatted("e1", "1")),
                    postLater(workspace, EVENT.formatted("e1", "1")),
                    postLater(workspace, other),
                    postLater(workspace, "[" + EVENT.formatted("e1", "1") + "," + EVENT.formatted("e2", "1") + "]"));
            Thread.sleep(300);
            holder.rollback();
        }
        List<Integer> statuses =
                answers.stream().map(answer -> answer.join().statusCode()).toList();
        assertThat(statuses.subList(0, 3)).filteredOn(status -> status == 201).hasSizeLessThanOrEqualTo(1);
        boolean otherWasFirst = statuses.get(2) == 201;
        assertThat(statuses.get(0)).isIn(otherWasFirst ? List.of(409) : List.of(200, 201));
        assertThat(statuses.get(2)).isIn(201, 409);
        assertThat(statuses.get(3)).isEqualTo(otherWasFirst ? 207 : 200);
    }

    @Test
    void a_workspace_that_others_hold_does_not_stop_the_next_one() throws Exception {
        TestWorkspace next = TestWorkspace.create();
        CompletableFuture<Response> stuck;
        try (Connection holder = hold(workspace)) {
            stuck = postLater(workspace, EVENT.formatted("e1", "1"));
            Thread.sleep(200);
            assertThat(post(next, EVENT.formatted("e1", "1")).statusCode()).isEqualTo(201);
            assertThat(stuck).isNotDone();
            holder.rollback();
        }
        assertThat(stuck.join().statusCode()).isEqualTo(201);
    }

    private static String list(String prefix, int items) {
        return IntStream.range(0, items)
                .mapToObj(i -> EVENT.formatted(prefix + "-" + i, prefix + "-" + i % 100))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private long count(String pattern) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT count(*) FROM journal WHERE workspace_id = ? AND id LIKE ?")) {
            statement.setLong(1, workspace.id());
            statement.setString(2, pattern);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    @Test
    void an_event_that_the_database_can_not_keep_is_refused_alone() throws Exception {
        String poison = "poison-" + workspace.id();
        execute("ALTER TABLE journal ADD CONSTRAINT no_poison CHECK (id <> '%s') NOT VALID".formatted(poison));
        try {
            String body = list("good", 300).replace("\"good-77\"", "\"" + poison + "\"");
            Response answer = post(workspace, body);
            assertThat(answer.statusCode()).isEqualTo(207);
            assertThat(answer.jsonPath().getInt("accepted")).isEqualTo(299);
            assertThat(answer.jsonPath().getInt("rejected")).isEqualTo(1);
            assertThat(answer.jsonPath().getList("results.findAll { it.status == 'rejected' }.index"))
                    .isEqualTo(List.of(77));
            assertThat(count("good%")).isEqualTo(299);
        } finally {
            execute("ALTER TABLE journal DROP CONSTRAINT no_poison");
        }
    }

    @Test
    void what_the_others_of_its_request_and_of_its_batch_are_worth_is_in_one_transaction_each() throws Exception {
        String poison = "poison-" + workspace.id();
        execute("ALTER TABLE journal ADD CONSTRAINT no_poison CHECK (id <> '%s') NOT VALID".formatted(poison));
        List<CompletableFuture<Response>> answers = new ArrayList<>();
        try {
            try (Connection holder = hold(workspace)) {
                for (int i = 0; i < 5; i++) {
                    String body = list("r" + i, 8);
                    answers.add(postLater(workspace, i == 2 ? body.replace("\"r2-5\"", "\"" + poison + "\"") : body));
                }
                Thread.sleep(300);
                holder.rollback();
            }
            for (int i = 0; i < 5; i++) {
                Response answer = answers.get(i).join();
                assertThat(answer.jsonPath().getInt("accepted")).isEqualTo(i == 2 ? 7 : 8);
                assertThat(versionsOf("r" + i + "-%"))
                        .as("request %d", i)
                        .containsExactly(answer.jsonPath().getLong("version"));
            }
        } finally {
            execute("ALTER TABLE journal DROP CONSTRAINT no_poison");
        }
    }

    private List<Long> versionsOf(String pattern) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT DISTINCT version FROM journal WHERE workspace_id = ? AND id LIKE ?")) {
            statement.setLong(1, workspace.id());
            statement.setString(2, pattern);
            List<Long> versions = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    versions.add(row.getLong(1));
                }
            }
            return versions;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
