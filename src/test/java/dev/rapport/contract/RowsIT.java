package dev.rapport.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.event.EventType;
import dev.rapport.event.RandomEvents;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.journal.Journal;
import dev.rapport.metric.Outcome;
import dev.rapport.testing.Client;
import dev.rapport.testing.MutableClock;
import dev.rapport.testing.Seeds;
import dev.rapport.testing.TestWorkspace;
import dev.rapport.workspace.WorkspaceId;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Behind every number stand exactly the facts that it counts, whatever is asked of whatever has happened. */
@QuarkusTest
class RowsIT {
    private static final int QUESTIONS_PER_METRIC = 4;
    private static final int MOST_PAGED = 150;

    @Inject
    Journal journal;

    @Inject
    MutableClock clock;

    @AfterEach
    void letTheClockRun() {
        clock.release();
    }

    static long[] seeds() {
        return Seeds.first(3);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyCellHasExactlyItsFacts(long seed) {
        Random random = new Random(seed);
        clock.freezeAt(RandomEvents.END.minus(Duration.ofHours(random.nextInt(24 * 30))));
        Client client = withSettingsAndEvents(seed);
        RandomQuestions questions = new RandomQuestions(random);
        Map<String, Integer> listed = new HashMap<>();

        for (String metric : RandomQuestions.metrics()) {
            for (int i = 0; i < QUESTIONS_PER_METRIC; i++) {
                Remembered.Question question = questions.question(metric);
                Asked asked = question.ask(client);
                List<JsonNode> counted = rows(client, question);
                List<JsonNode> all = rows(client, question, "outcome=all");

                checkCells(metric, asked, counted, all);
                checkEachOutcome(client, question, all);
                checkPages(client, question, counted);
                checkTotal(client, question, asked);
                listed.merge(metric, counted.size(), Integer::sum);
            }
        }
        assertThat(listed.values().stream().filter(count -> count > 0))
                .as("metrics that had anything to list: %s", listed)
                .hasSizeGreaterThan(RandomQuestions.metrics().size() - 3);
    }

    private Client withSettingsAndEvents(long seed) {
        TestWorkspace workspace = TestWorkspace.create();
        for (String policy : List.of(
                "{\"name\":\"A\",\"kind\":\"first_response\",\"match\":{\"channel\":[\"chat\",\"phone\",\"email\"]},\"target\":3600}",
                "{\"name\":\"B\",\"kind\":\"first_response\",\"match\":{},\"target\":36000,\"order\":9}",
                "{\"name\":\"C\",\"kind\":\"resolution\",\"match\":{},\"target\":7200}")) {
            workspace
                    .request()
                    .contentType(ContentType.JSON)
                    .body(policy)
                    .post("/v1/sla-policies")
                    .then()
                    .statusCode(201);
        }
        workspace
                .request()
                .contentType(ContentType.JSON)
                .body("{\"cost_per_contact\":{\"currency\":\"EUR\",\"by_channel\":{\"chat\":2.2,\"phone\":6.5}}}")
                .patch("/v1/workspace")
                .then()
                .statusCode(200);
        List<SubmittedEvent> events = new ArrayList<>();
        int merges = 0;
        for (SubmittedEvent event : RandomEvents.of(seed + 40, 350)) {
            if (event.type() != EventType.CUSTOMER_MERGED || merges++ < 2) {
                events.add(event);
            }
        }
        journal.append(new WorkspaceId(workspace.id()), events);
        Remembered.awaitRefolding(workspace);
        return Client.of(workspace);
    }

    private static String path(Remembered.Question question) {
        return "/v1/metrics/%s/rows".formatted(question.metric());
    }

    private static String[] with(Remembered.Question question, String... more) {
        List<String> parameters = new ArrayList<>(question.parameters());
        parameters.addAll(List.of(more));
        return parameters.toArray(String[]::new);
    }

    /** All rows, as lines. */
    private static List<JsonNode> rows(Client client, Remembered.Question question, String... more) {
        String[] parameters = with(question, more);
        String[] lines = java.util.Arrays.copyOf(parameters, parameters.length + 1);
        lines[parameters.length] = "format=ndjson";
        var response = Asked.response(client, path(question), lines);
        assertThat(response.statusCode())
                .as("%s %s", question, response.asString())
                .isEqualTo(200);
        return response.asString().lines().map(Asked::parse).toList();
    }

    /** Where a row belongs: its bucket and its group. */
    private static String place(Asked asked, JsonNode row) {
        StringBuilder place = new StringBuilder(row.path("bucket_start").asText());
        asked.answer().at("/query/group_by").forEach(dimension -> place.append('\u0001')
                .append(row.path(dimension.asText())));
        return place.toString();
    }

    private static void checkCells(String metric, Asked asked, List<JsonNode> counted, List<JsonNode> all) {
        Map<String, List<JsonNode>> countedByCell = byCell(asked, counted);
        Map<String, List<JsonNode>> allByCell = byCell(asked, all);
        for (JsonNode cell : asked.answer().path("rows")) {
            String place = place(asked, cell);
            String where = "%s at %s: %s".formatted(asked.question(), place, cell);
            List<JsonNode> here = take(countedByCell, place);
            checkCounted(metric, where, cell, here);
            checkOutcomes(metric, where, cell, take(allByCell, place));
        }
        assertThat(countedByCell)
                .as("%s: facts of cells that there are not", asked.question())
                .isEmpty();
        assertThat(allByCell)
                .as("%s: facts of cells that there are not", asked.question())
                .isEmpty();
    }

    private static Map<String, List<JsonNode>> byCell(Asked asked, List<JsonNode> rows) {
        Map<String, List<JsonNode>> cells = new HashMap<>();
        rows.forEach(row -> cells.computeIfAbsent(place(asked, row), any -> new ArrayList<>())
                .add(row));
        return cells;
    }

    private static List<JsonNode> take(Map<String, List<JsonNode>> cells, String place) {
        List<JsonNode> rows = cells.remove(place);
        return rows == null ? List.of() : rows;
    }

    private static void checkCounted(String metric, String where, JsonNode cell, List<JsonNode> facts) {
        assertThat(facts).as(where).allMatch(fact -> fact.path("counted").booleanValue());
        if (!cell.path("denominator").isNull()) {
            assertThat(facts.size())
                    .as(where)
                    .isEqualTo(cell.path("denominator").intValue());
        } else if (!metric.equals("revenue")) {
            assertThat(facts.size()).as(where).isEqualTo(cell.path("numerator").intValue());
        }
        boolean summed =
                List.of("revenue", "average_ticket", "cost_per_contact").contains(metric) || metric.endsWith("_time");
        if (summed && !cell.path("numerator").isNull()) {
            double sum = facts.stream()
                    .mapToDouble(fact -> fact.path("measured").doubleValue())
                    .sum();
            assertThat(cell.path("numerator").doubleValue())
                    .as(where)
                    .isCloseTo(sum, within(1e-5 * (1 + facts.size())));
        }
    }

    private static void checkOutcomes(String metric, String where, JsonNode cell, List<JsonNode> facts) {
        Map<String, Integer> counts = new HashMap<>();
        facts.forEach(fact -> counts.merge(fact.path("outcome").asText(), 1, Integer::sum));
        Map<Outcome.Part, Integer> parts = new HashMap<>();
        for (Outcome outcome : RandomQuestions.outcomes(metric)) {
            int count = counts.getOrDefault(outcome.name(), 0);
            parts.merge(outcome.part(), count, Integer::sum);
            String column = outcome.part() == Outcome.Part.EXCLUDED ? "excluded_" + outcome.name() : outcome.name();
            if (cell.has(column)) {
                assertThat(cell.path(column).intValue())
                        .as("%s: %s", where, column)
                        .isEqualTo(count);
            }
        }
        assertThat(cell.path("pending").intValue())
                .as("%s: pending", where)
                .isEqualTo(parts.getOrDefault(Outcome.Part.PENDING, 0));
        if (!cell.path("ci_low").isNull() && !metric.equals("nps")) {
            assertThat(cell.path("numerator").intValue())
                    .as("%s: numerator", where)
                    .isEqualTo(parts.getOrDefault(Outcome.Part.SUCCESS, 0));
        }
    }

    private static void checkEachOutcome(Client client, Remembered.Question question, List<JsonNode> all) {
        for (Outcome outcome : RandomQuestions.outcomes(question.metric())) {
            assertThat(rows(client, question, "outcome=" + outcome.name()))
                    .as("%s %s", question, outcome.name())
                    .isEqualTo(all.stream()
                            .filter(row -> row.path("outcome").asText().equals(outcome.name()))
                            .toList());
        }
    }

    private static void checkPages(Client client, Remembered.Question question, List<JsonNode> whole) {
        if (whole.size() > MOST_PAGED) {
            return;
        }
        List<JsonNode> pages = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = Asked.get(client, path(question), with(question, "limit=7", "cursor=" + cursor))
                    .answer();
            assertThat(page.path("count").intValue()).isEqualTo(whole.size());
            page.path("data").forEach(pages::add);
            cursor = page.path("next_cursor").asText("");
            assertThat(page.path("data").size() == 7 || page.path("next_cursor").isNull())
                    .as("%s: a page in the middle is full", question)
                    .isTrue();
        } while (!cursor.isEmpty() && !cursor.equals("null"));
        assertThat(pages).as("%s", question).isEqualTo(whole);
    }

    /** Groups add up where that is promised; and the total of any question has its own facts. */
    private static void checkTotal(Client client, Remembered.Question question, Asked asked) {
        JsonNode total = asked.answer().path("total");
        if (asked.answer().path("additive").booleanValue()) {
            for (String column : List.of("numerator", "denominator", "pending")) {
                double sum = 0;
                for (JsonNode row : asked.answer().path("rows")) {
                    sum += row.path(column).doubleValue();
                }
                if (!total.path(column).isNull()) {
                    assertThat(total.path(column).doubleValue())
                            .as("%s: %s adds up", asked.question(), column)
                            .isCloseTo(sum, within(1e-3));
                }
            }
        }
        List<String> whole = question.parameters().stream()
                .filter(parameter -> !parameter.startsWith("grain=") && !parameter.startsWith("group_by="))
                .toList();
        Remembered.Question ungrouped = new Remembered.Question(question.metric(), whole);
        String column = total.path("denominator").isNull() ? "numerator" : "denominator";
        if (!question.metric().equals("revenue")) {
            assertThat(rows(client, ungrouped))
                    .as("%s: the facts of the total %s", asked.question(), total)
                    .hasSize(ungrouped
                            .ask(client)
                            .answer()
                            .at("/total/" + column)
                            .intValue());
        }
        assertThat(ungrouped.ask(client).answer().path("total"))
                .as("%s: the total does not depend on buckets and groups", asked.question())
                .isEqualTo(total);
    }
}
