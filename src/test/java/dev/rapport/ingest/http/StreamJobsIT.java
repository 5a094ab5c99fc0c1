package dev.rapport.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.rapport.journal.StreamJob;
import dev.rapport.journal.StreamJob.Progress;
import dev.rapport.journal.StreamJob.State;
import dev.rapport.journal.StreamJobs;
import dev.rapport.testing.AsItIs;
import dev.rapport.testing.RapportProcess;
import dev.rapport.testing.RawConnection;
import dev.rapport.testing.TestWorkspace;
import dev.rapport.workspace.WorkspaceId;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class StreamJobsIT {
    @Inject
    StreamJobs jobs;

    @Inject
    DataSource database;

    private TestWorkspace workspace;
    private String sender;

    @BeforeEach
    void createWorkspace() {
        workspace = TestWorkspace.create();
        sender = workspace.keyWith("ingest");
    }

    private static String lines(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i ->
                        "{\"id\":\"e%d\",\"source\":\"desk\",\"subject\":\"s%d\",\"type\":\"interaction.opened\",\"time\":\"2025-03-27T15:30:00Z\"}\n"
                                .formatted(i, i))
                .collect(Collectors.joining());
    }

    private ValidatableResponse post(String key, String contentType, String body) {
        return workspace
                .request()
                .config(AsItIs.config())
                .header("Idempotency-Key", key)
                .header("Content-Type", contentType)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/v1/events")
                .then();
    }

    private ValidatableResponse job(String key) {
        return TestWorkspace.as(sender).get("/v1/jobs/{key}", key).then();
    }

    @Test
    void a_stream_with_a_key_tells_its_progress_to_whoever_may_send() {
        post("nightly/2026 03".replace(' ', '+'), "application/x-ndjson", lines(1, 12_000) + "oops\n" + lines(1, 3))
                .statusCode(207);
        job("nightly/2026+03")
                .statusCode(200)
                .body("id", equalTo("nightly/2026+03"))
                .body("kind", equalTo("stream"))
                .body("state", equalTo("done"))
                .body("lines_read", equalTo(12_004))
                .body("committed_lines", equalTo(12_004))
                .body("accepted", equalTo(12_000))
                .body("duplicates", equalTo(3))
                .body("conflicts", equalTo(0))
                .body("rejected", equalTo(1))
                .body("version", equalTo(2))
                .body("problem", nullValue())
                .body("finished_at", notNullValue());
    }

    @Test
    void a_broken_connection_leaves_word_of_the_last_committed_line_and_sending_again_is_safe() throws IOException {
        try (RawConnection connection = RawConnection.open()) {
            connection.head(
                    "POST /v1/events HTTP/1.1",
                    "Host: rapport",
                    "Authorization: Bearer " + workspace.key(),
                    "Content-Type: application/x-ndjson",
                    "Idempotency-Key: broken",
                    "Transfer-Encoding: chunked");
            connection.chunk(lines(1, 10_500)).chunk("{\"id\":\"half");
            RapportProcess.await("the whole lines", () -> Integer.valueOf(10_500)
                    .equals(workspace
                            .request()
                            .get("/v1/jobs/broken")
                            .path("committed_lines"))); // not there before the stream has begun
            job("broken").body("state", equalTo("running")).body("finished_at", nullValue());
        }
        RapportProcess.await(
                "the end of the stream",
                () -> job("broken").extract().<String>path("state").equals("failed"));
        job("broken")
                .body("committed_lines", equalTo(10_500))
                .body("lines_read", equalTo(10_500))
                .body("accepted", equalTo(10_500))
                .body("problem.type", equalTo("/problems/malformed"))
                .body("problem.detail", containsString("cut off after line 10,500"));
        post("broken", "application/x-ndjson", lines(1, 10_600)).statusCode(200).body("accepted", equalTo(100));
        job("broken")
                .body("state", equalTo("done"))
                .body("duplicates", equalTo(10_500))
                .body("accepted", equalTo(100))
                .body("problem", nullValue());
    }

    @Test
    void a_header_that_is_wrong_fails_the_job() {
        post("csv", "text/csv", "id,time,typ,subject\n").statusCode(422);
        job("csv")
                .body("state", equalTo("failed"))
                .body("committed_lines", equalTo(0))
                .body("problem.type", equalTo("/problems/validation"));
    }

    @Test
    void documents_and_dry_runs_have_no_progress() {
        post("document", "application/json", lines(1, 1)).statusCode(201);
        job("document").statusCode(404);
        workspace
                .request()
                .header("Idempotency-Key", "dry")
                .header("Content-Type", "application/x-ndjson")
                .body(lines(2, 2).getBytes(StandardCharsets.UTF_8))
                .post("/v1/events?dry_run=true")
                .then()
                .statusCode(200);
        job("dry").statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "7", "0815", ".", ".."})
    void a_key_that_could_not_be_asked_for_is_refused_and_nothing_is_written(String key) {
        post(key, "application/x-ndjson", lines(1, 1))
                .statusCode(422)
                .body("violations[0].pointer", equalTo("Idempotency-Key"));
        post("x".repeat(201), "application/x-ndjson", lines(1, 1)).statusCode(422);
        post("x".repeat(200), "application/x-ndjson", lines(1, 1))
                .statusCode(200)
                .body("accepted", equalTo(1));
    }

    @Test
    void keys_belong_to_their_workspace_and_jobs_of_the_service_need_the_scope_admin() {
        post("mine", "application/x-ndjson", lines(1, 1)).statusCode(200);
        TestWorkspace.create().request().get("/v1/jobs/mine").then().statusCode(404);
        TestWorkspace.as(workspace.keyWith("read")).get("/v1/jobs/mine").then().statusCode(403);
        job("7").statusCode(403);
        workspace.request().get("/v1/jobs/7").then().statusCode(404);
    }

    @Test
    void a_second_request_with_the_key_takes_over_and_the_first_one_is_heard_no_more() {
        WorkspaceId id = new WorkspaceId(workspace.id());
        StreamJobs.Running first = jobs.begin(id, "twice");
        StreamJobs.Running second = jobs.begin(id, "twice");
        jobs.update(second, State.RUNNING, new Progress(7, 5, 5, 0, 0, 0, OptionalLong.of(3)), Optional.empty());
        jobs.update(first, State.DONE, new Progress(99, 99, 99, 0, 0, 0, OptionalLong.of(9)), Optional.empty());
        assertThat(jobs.find(id, "twice")).get().satisfies(job -> {
            assertThat(job.state()).isEqualTo(State.RUNNING);
            assertThat(job.progress().committedLines()).isEqualTo(5);
        });
    }

    @Test
    void a_stream_without_news_is_abandoned_and_one_that_is_old_is_forgotten() throws SQLException {
        WorkspaceId id = new WorkspaceId(workspace.id());
        jobs.begin(id, "lost");
        age("6 minutes");
        assertThat(jobs.find(id, "lost")).get().extracting(StreamJob::state).isEqualTo(State.ABANDONED);
        age("31 days");
        jobs.begin(id, "next");
        assertThat(jobs.find(id, "lost")).isEmpty();
        assertThat(jobs.find(id, "next")).get().extracting(StreamJob::state).isEqualTo(State.RUNNING);
    }

    private void age(String by) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "UPDATE stream_job SET updated_at = updated_at - interval '%s' WHERE workspace_id = %d"
                            .formatted(by, workspace.id()));
        }
    }
}
