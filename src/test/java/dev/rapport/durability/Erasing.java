package dev.rapport.durability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.testing.RapportProcess;
import dev.rapport.testing.ServiceDatabase;
import dev.rapport.testing.WholeDatabase;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;

/** Erases people of a tenant, as the documentation says: who is told to come again comes again. */
record Erasing(Tenant tenant) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Asks once. */
    HttpResponse<String> ask(RapportProcess service, String id, String mode) throws IOException {
        return service.delete(
                "/v1/customers/%s?mode=%s".formatted(URLEncoder.encode(id, StandardCharsets.UTF_8), mode),
                "Authorization",
                "Bearer " + tenant.key());
    }

    /** Asks until there is a receipt. */
    JsonNode untilDone(Supplier<RapportProcess> service, String id, String mode) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                HttpResponse<String> answer = ask(service.get(), id, mode);
                if (answer.statusCode() == 200) {
                    return JSON.readTree(answer.body());
                }
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                assertThat(System.nanoTime())
                        .as("is told to come again and again")
                        .isLessThan(deadline);
                Thread.sleep(50);
            } catch (IOException | InterruptedException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }

    /** No row of any table holds an id of the person, nor do the planner's statistics. */
    static void assertNoTrace(ServiceDatabase database, Iterable<String> ids) throws IOException, SQLException {
        try (Connection connection = database.connect()) {
            for (String id : ids) {
                assertThat(WholeDatabase.rowsWith(connection, id))
                        .as("what is left of %s", id)
                        .isEmpty();
            }
        }
    }
}
