package dev.rapport.query.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.event.RandomEvents;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.journal.Journal;
import dev.rapport.testing.Client;
import dev.rapport.testing.MutableClock;
import dev.rapport.testing.Seeds;
import dev.rapport.testing.TestWorkspace;
import dev.rapport.workspace.WorkspaceId;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published SQL, run as a BI tool runs it, gives the numbers of the metrics. */
@QuarkusTest
class PublishedSqlIT {
    private static final int QUESTIONS = 12;

    @Inject
    MutableClock clock;

    @Inject
    Journal journal;

    @AfterEach
    void letTheClockRun() {
        clock.release();
    }

    private TestWorkspace workspaceWith(long seed, int subjects) {
        TestWorkspace workspace = SettledWorkspace.create();
        List<SubmittedEvent> events = RandomEvents.of(seed, subjects);
        journal.append(new WorkspaceId(workspace.id()), events);
        return workspace;
    }

    static long[] seeds() {
        return Seeds.first(3);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyMetricHasTheNumbersOfItsSql(long seed) throws SQLException {
        Random random = new Random(seed);
        clock.freezeAt(RandomEvents.END.plus(random.nextInt(40), ChronoUnit.DAYS));
        TestWorkspace workspace = workspaceWith(seed, 500);
        Client client = Client.of(workspace);
        JsonPath catalogue = client.request()
                .get("/v1/metrics")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        Map<String, Integer> compared = new LinkedHashMap<>();
        List<String> differences = new ArrayList<>();
        try (Connection connection = ReportingLogin.create(workspace).connect()) {
            for (String metric : catalogue.<String>getList("metrics.id")) {
                for (int i = 0; i < QUESTIONS; i++) {
                    RandomQuestion question = RandomQuestion.of(metric, catalogue, random);
                    Cells cells = new Cells(question);
                    JsonPath answer = client.answer(metric, question.inTheAddress());
                    Instant asOf =
                            OffsetDateTime.parse(answer.getString("as_of")).toInstant();
                    differences.addAll(cells.compare(
                            answer.getList("rows"), PublishedQuery.of(metric).run(connection, question.inSql(asOf))));
                    compared.merge(metric, cells.compared(), Integer::sum);
                }
            }
        }
        assertThat(String.join("\n", differences)).isEmpty();
        assertThat(compared).allSatisfy((metric, rows) -> assertThat(rows).isGreaterThan(5));
    }

    @Test
    void everyFileRunsAndGivesTheCommonColumns() throws SQLException {
        clock.freezeAt(RandomEvents.END);
        TestWorkspace workspace = workspaceWith(9, 200);
        try (Connection connection = ReportingLogin.create(workspace).connect()) {
            for (PublishedQuery query : PublishedQuery.all()) {
                RandomQuestion question = new RandomQuestion(
                        query.metric(), RandomEvents.START, RandomEvents.END, "UTC", "month", true, Map.of());

                List<Map<String, @Nullable Object>> rows = query.run(connection, question.inSql(RandomEvents.END));

                for (Map<String, @Nullable Object> row : rows) {
                    assertThat(row)
                            .as(query.metric())
                            .containsKeys(
                                    "bucket_start",
                                    "channel",
                                    "value",
                                    "numerator",
                                    "denominator",
                                    "pending",
                                    "ci_low",
                                    "ci_high");
                }
                assertThat(query.parameters()).as(query.metric()).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void theDefinitionOfAMetricCarriesItsSql() {
        Client client = Client.ofNewWorkspace();
        List<String> metrics = client.request().get("/v1/metrics").jsonPath().getList("metrics.id");

        for (String metric : metrics) {
            String sql = client.request()
                    .get("/v1/metrics/%s/definition".formatted(metric))
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("sql");
            assertThat(sql).as(metric).contains("FROM question").contains("reporting.");
        }
    }
}
