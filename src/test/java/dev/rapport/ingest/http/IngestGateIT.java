package dev.rapport.ingest.http;

import static org.hamcrest.Matchers.equalTo;

import dev.rapport.ingest.IngestConfiguration;
import dev.rapport.testing.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IngestGateIT {
    private static final String EVENT =
            "{\"id\":\"%s\",\"type\":\"interaction.opened\",\"time\":\"2025-03-27T15:30:00Z\",\"subject\":\"1\"}";

    @Inject
    IngestGate gate;

    @Inject
    IngestConfiguration limits;

    private TestWorkspace workspace;

    @BeforeEach
    void createWorkspace() {
        workspace = TestWorkspace.create();
    }

    private final List<IngestGate.Pass> taken = new ArrayList<>();

    @AfterEach
    void leave() {
        taken.forEach(IngestGate.Pass::close);
        taken.clear();
    }

    private void take(int count, Supplier<IngestGate.Pass> door) {
        for (int i = 0; i < count; i++) {
            taken.add(door.get());
        }
    }

    private ValidatableResponse post(String contentType, String id) {
        return post(contentType, id, "");
    }

    private ValidatableResponse post(String contentType, String id, String blanks) {
        return workspace
                .request()
                .header("Content-Type", contentType)
                .body((EVENT.formatted(id) + blanks).getBytes(StandardCharsets.UTF_8))
                .post("/v1/events")
                .then();
    }

    private static void refused(ValidatableResponse answer) {
        answer.statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "1")
                .body("type", equalTo("/problems/overloaded"));
    }

    @Test
    void what_does_not_fit_is_refused_before_anything_is_accepted() {
        take(limits.maxConcurrentRequests(), gate::enter);
        refused(post("application/json", "e1"));
        leave();
        post("application/json", "e1").statusCode(201);
    }

    @Test
    void streams_have_places_of_their_own() {
        take(limits.maxConcurrentStreams(), gate::enterStream);
        refused(post("application/x-ndjson", "e1"));
        post("application/json", "e1").statusCode(201);
    }

    @Test
    void large_documents_share_a_bounded_memory() {
        IngestGate.DocumentMemory memory = gate.document();
        taken.add(memory);
        memory.growTo(limits.maxDocumentsInMemory().asLongValue());
        String large = " ".repeat(RequestBodies.LARGEST_SMALL);
        refused(post("application/json", "e1", large));
        post("application/json", "e1").statusCode(201);
        leave();
        post("application/json", "e2", large).statusCode(201);
    }

    @Test
    void a_place_is_given_back_with_every_answer_good_or_bad() {
        for (int i = 0; i < limits.maxConcurrentRequests() + 10; i++) {
            post(i % 2 == 0 ? "application/json" : "text/plain", "e" + i).statusCode(i % 2 == 0 ? 201 : 415);
        }
        take(limits.maxConcurrentRequests(), gate::enter);
    }
}
