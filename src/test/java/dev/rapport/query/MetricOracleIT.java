package dev.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.event.EventType;
import dev.rapport.event.RandomEvents;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.journal.Journal;
import dev.rapport.testing.Client;
import dev.rapport.testing.MutableClock;
import dev.rapport.testing.Seeds;
import dev.rapport.testing.TestWorkspace;
import dev.rapport.workspace.WorkspaceId;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random questions about random events: the service must answer, cell by cell, what a plain reading of the contract says
 * that shares no code with it.
 */
@QuarkusTest
class MetricOracleIT {
    private static final int SUBJECTS = 320;
    private static final int QUESTIONS_PER_METRIC = 16;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Journal journal;

    @Inject
    MutableClock clock;

    @AfterEach
    void letTheClockRun() {
        clock.release();
    }

    /** A cell's place: the start of its bucket, and its group. */
    private record Place(Instant from, Instant to, List<@Nullable String> group) {}

    static long[] seeds() {
        return Seeds.first(6);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyCellIsWhatTheContractSays(long seed) throws JsonProcessingException {
        Random random = new Random(seed);
        List<SubmittedEvent> events = events(seed);
        Instant now = RandomEvents.END.minus(Duration.ofHours(random.nextInt(24 * 40)));
        clock.freezeAt(now);
        Client client = keep(events, seed);
        Client again = keep(RandomEvents.rearranged(events, seed + 1), seed + 2);
        MetricOracle oracle = new MetricOracle(new OracleFacts(events));

        for (String metric : OracleQuery.METRICS) {
            for (int i = 0; i < QUESTIONS_PER_METRIC; i++) {
                OracleQuery query = OracleQuery.random(random, metric, oracle.items(metric, Map.of(), now));
                String text = ask(client, query);
                JsonNode answer = JSON.readTree(text);

                Map<Place, OracleCell> expected = cells(oracle, query, now);

                String asked = "seed %d, %s?%s".formatted(seed, metric, String.join("&", query.parameters()));
                check(asked, expected, answer, now);
                checkSums(asked, query, answer);
                checkValidity(asked, oracle, query, answer, now);
                assertThat(withoutVersion(ask(again, query))).as(asked).isEqualTo(withoutVersion(text));
            }
        }
    }

    /** A few customers are merged, not all of them into one. */
    private static List<SubmittedEvent> events(long seed) {
        List<SubmittedEvent> events = new ArrayList<>();
        int merges = 0;
        for (SubmittedEvent event : RandomEvents.of(seed, SUBJECTS)) {
            if (event.type() != EventType.CUSTOMER_MERGED || merges++ < seed % 4) {
                events.add(event);
            }
        }
        return events;
    }

    private Client keep(List<SubmittedEvent> events, long seed) {
        TestWorkspace workspace = TestWorkspace.create();
        Random random = new Random(seed);
        for (int from = 0; from < events.size(); ) {
            int to = Math.min(events.size(), from + 1 + random.nextInt(200));
            journal.append(new WorkspaceId(workspace.id()), events.subList(from, to));
            from = to;
        }
        return Client.of(workspace);
    }

    private static String ask(Client client, OracleQuery query) {
        Response response = client.ask(query.metric(), query.parameters().toArray(String[]::new));
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response.asString();
    }

    /** What each cell must say; the total has no place, so its key is the whole range without a group. */
    private static Map<Place, OracleCell> cells(MetricOracle oracle, OracleQuery query, Instant asOf) {
        List<OracleItem> items = oracle.items(query.metric(), query.options(), asOf).stream()
                .filter(query::keeps)
                .toList();
        Set<List<@Nullable String>> groups = new HashSet<>();
        items.forEach(item -> groups.add(query.groupOf(item)));
        if (query.groupBy().isEmpty()) {
            groups.add(List.of());
        }
        Map<Place, OracleCell> cells = new HashMap<>();
        for (OracleBuckets.Bucket bucket : OracleBuckets.of(query.from(), query.to(), query.grain(), query.zone())) {
            Map<List<@Nullable String>, List<OracleItem>> byGroup = items.stream()
                    .filter(item -> bucket.contains(item.at()))
                    .collect(Collectors.groupingBy(query::groupOf));
            for (List<@Nullable String> group : groups) {
                cells.put(
                        new Place(bucket.from(), bucket.to(), group),
                        oracle.cell(
                                query.metric(), query.options(), byGroup.getOrDefault(group, List.of()), query.zone()));
            }
        }
        cells.put(TOTAL, oracle.cell(query.metric(), query.options(), items, query.zone()));
        return cells;
    }

    private static final Place TOTAL = new Place(Instant.MIN, Instant.MAX, List.of());

    private static void check(String asked, Map<Place, OracleCell> expected, JsonNode answer, Instant now) {
        Map<Place, OracleCell> open = new HashMap<>(expected);
        checkCell(asked + " total", java.util.Objects.requireNonNull(open.remove(TOTAL)), answer.get("total"));
        Instant last = Instant.MIN;
        for (JsonNode row : answer.get("rows")) {
            Place place = place(answer, row);
            OracleCell cell = open.remove(place);
            assertThat(cell).as("%s has no row, or two, at %s", asked, place).isNotNull();
            checkCell(asked + " " + place, java.util.Objects.requireNonNull(cell), row);
            assertThat(row.get("complete").booleanValue())
                    .as("%s %s complete", asked, place)
                    .isEqualTo(!place.to().isAfter(now) && row.get("pending").longValue() == 0);
            assertThat(place.from()).as("%s: rows by time", asked).isAfterOrEqualTo(last);
            last = place.from();
        }
        assertThat(open).as("%s lacks rows", asked).isEmpty();
    }

    private static Place place(JsonNode answer, JsonNode row) {
        List<@Nullable String> group = new ArrayList<>();
        answer.get("query").get("group_by").forEach(dimension -> {
            JsonNode value = row.get(dimension.textValue());
            group.add(value.isNull() ? null : value.textValue());
        });
        return new Place(time(row.get("bucket_start")), time(row.get("bucket_end")), group);
    }

    private static Instant time(JsonNode text) {
        return OffsetDateTime.parse(text.textValue()).toInstant();
    }

    private static void checkCell(String where, OracleCell expected, JsonNode cell) {
        Map<String, @Nullable Double> columns = new HashMap<>(expected.further());
        columns.put("value", expected.value());
        columns.put("numerator", expected.numerator());
        columns.put("denominator", (double) expected.denominator());
        columns.put("pending", (double) expected.pending());
        for (String column : new TreeSet<>(columns.keySet())) {
            Double value = columns.get(column);
            JsonNode actual = cell.get(column);
            assertThat(actual).as("%s: %s", where, column).isNotNull();
            if (value == null) {
                assertThat(actual.isNull())
                        .as("%s: %s is null, not %s", where, column, actual)
                        .isTrue();
            } else {
                assertThat(actual.isNumber())
                        .as("%s: %s is a number, not %s", where, column, actual)
                        .isTrue();
                assertThat(actual.doubleValue()).as("%s: %s", where, column).isCloseTo(value, within(1e-6));
            }
        }
    }

    private static void checkSums(String asked, OracleQuery query, JsonNode answer) {
        assertThat(answer.get("additive").booleanValue()).as(asked).isEqualTo(query.additive());
        if (query.additive()) {
            for (String column : List.of("numerator", "denominator", "pending")) {
                double sum = 0;
                for (JsonNode row : answer.get("rows")) {
                    sum += row.get(column).doubleValue();
                }
                assertThat(sum)
                        .as("%s: the groups' %s", asked, column)
                        .isCloseTo(answer.get("total").get(column).doubleValue(), within(1e-3));
            }
        }
    }

    /** Until valid_until nothing changes, and it lies ahead. */
    private static void checkValidity(
            String asked, MetricOracle oracle, OracleQuery query, JsonNode answer, Instant now) {
        JsonNode validUntil = answer.get("valid_until");
        Instant last = now.plus(Duration.ofDays(1000));
        if (!validUntil.isNull()) {
            assertThat(time(validUntil)).as(asked).isAfter(now);
            last = time(validUntil).minusNanos(1000);
        }
        Map<Place, OracleCell> later = cells(oracle, query, last);
        assertThat(later).as("%s until %s", asked, last).isEqualTo(cells(oracle, query, now));
        Instant until = last;
        answer.get("rows").forEach(row -> assertThat(row.get("complete").booleanValue())
                .as("%s %s complete until %s", asked, place(answer, row), until)
                .isEqualTo(!time(row.get("bucket_end")).isAfter(until)
                        && row.get("pending").longValue() == 0));
    }

    private static String withoutVersion(String answer) {
        return answer.replaceAll("\"version\":\\d+", "");
    }
}
