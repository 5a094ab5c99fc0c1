package dev.rapport.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.demo.story.DemoStory;
import dev.rapport.metric.MetricCatalogue;
import dev.rapport.testing.Client;
import dev.rapport.testing.MutableClock;
import dev.rapport.testing.TestWorkspace;
import dev.rapport.workspace.WorkspaceId;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a manager reads in the demonstration, asked over HTTP on the day on which its first year is over. */
@QuarkusTest
class DemoFiguresIT {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final DemoStory STORY = new DemoStory(2026, LocalDate.of(2025, 11, 22), ZONE);
    private static final Instant TODAY = Instant.parse("2026-11-22T08:30:00Z");
    private static final List<String> LAST_90_DAYS = List.of("from=2026-08-24", "to=2026-11-22");
    private static final String YEAR = "from=2025-11-22";

    /** Whose default range has no number by its nature, and why; it says so itself. */
    private static final Map<String, String> IMMATURE_BY_DEFAULT = Map.of(
            "cohort_repeat_rate", "nobody who came in the last 30 days was watched for 90",
            "service_growth", "nobody who answered in the last 30 days was watched for 90",
            "churn_rate", "the range ends tonight");

    private static Optional<Client> told = Optional.empty();

    @Inject
    DemoSettings settings;

    @Inject
    DemoLoad load;

    @Inject
    MutableClock clock;

    /** A metric, what is asked of it, and between which values it must lie. */
    record Figure(String metric, List<String> parameters, double low, double high) {
        @Override
        public String toString() {
            return "%s is between %s and %s".formatted(metric, low, high);
        }
    }

    private static Figure figure(String metric, double low, double high) {
        return new Figure(metric, LAST_90_DAYS, low, high);
    }

    /** Customers of the last 90 days are not mature after 90 days, but after 30. */
    private static Figure within30Days(String metric, double low, double high) {
        return new Figure(metric, List.of(LAST_90_DAYS.get(0), LAST_90_DAYS.get(1), "n_days=30"), low, high);
    }

    static List<Figure> figures() {
        return List.of(
                figure("csat", 0.75, 0.9),
                figure("nps", 15, 40),
                figure("ces", 0.7, 0.9),
                figure("survey_response_rate", 0.25, 0.4),
                figure("first_response_time", 40, 90),
                figure("next_reply_time", 60, 300),
                figure("resolution_time", 400, 1200),
                figure("sla_first_response", 0.65, 0.85),
                figure("sla_resolution", 0.9, 0.99),
                figure("fcr", 0.65, 0.78),
                figure("fcr_agent", 0.55, 0.75),
                figure("fcr_survey", 0.6, 0.85),
                figure("repeat_purchase_rate", 0.1, 0.3),
                figure("returning_customer_rate", 0.4, 0.65),
                figure("existing_customer_share", 0.3, 0.6),
                within30Days("cohort_repeat_rate", 0.05, 0.25),
                figure("churn_rate", 0.2, 0.5),
                figure("average_ticket", 100, 300),
                figure("revenue", 10_000, 1_000_000),
                figure("purchases", 300, 6000),
                within30Days("service_growth", 0.02, 0.2),
                figure("volume", 7000, 12_000),
                figure("abandonment_rate", 0.02, 0.06),
                figure("reopen_rate", 0.02, 0.08),
                figure("transfer_rate", 0.03, 0.1),
                figure("escalation_rate", 0.02, 0.07),
                figure("self_service_share", 0.05, 0.15),
                figure("greeting_rate", 0.9, 0.999),
                figure("cost_per_contact", 3, 6),
                figure("backlog", 50, 300));
    }

    @BeforeEach
    void tellTheYear() {
        clock.freezeAt(TODAY);
        if (told.isEmpty()) {
            TestWorkspace workspace = TestWorkspace.create(ZONE.getId());
            WorkspaceId id = new WorkspaceId(workspace.id());
            settings.provide(id, STORY.serviceHours(), "demonstration");
            load.tell(id, STORY, TODAY);
            told = Optional.of(Client.of(workspace));
        }
    }

    @AfterEach
    void letTheClockRun() {
        clock.release();
    }

    private static JsonPath answer(String metric, String... parameters) {
        return told.orElseThrow().answer(metric, parameters);
    }

    @Test
    void thereIsAFigureOfEveryMetric() {
        assertThat(figures().stream().map(Figure::metric))
                .containsExactlyInAnyOrderElementsOf(MetricCatalogue.all().stream()
                        .map(metric -> metric.description().id())
                        .toList());
    }

    /** Amounts of money have no total over two currencies, but a row for each. */
    @ParameterizedTest
    @MethodSource("figures")
    void everyMetricSaysSomethingSensibleOfTheLast90Days(Figure figure) {
        JsonPath answer = answer(figure.metric(), figure.parameters().toArray(String[]::new));

        assertThat(answer.getString("total.status")).isIn("ok", "low_sample");
        assertThat(answer.getList("rows.value", Double.class)).isNotEmpty().allSatisfy(value -> assertThat(value)
                .isBetween(figure.low(), figure.high()));
    }

    static List<String> metrics() {
        return MetricCatalogue.all().stream()
                .map(metric -> metric.description().id())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void everyMetricSaysSomethingWithoutAnyParameter(String metric) {
        JsonPath answer = answer(metric);

        if (IMMATURE_BY_DEFAULT.containsKey(metric)) {
            assertThat(answer.getString("total.status")).isEqualTo("immature");
        } else {
            assertThat(answer.getString("total.status")).isIn("ok", "low_sample");
            assertThat(answer.getList("rows.value")).isNotEmpty().doesNotContainNull();
        }
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void everyMetricSaysSomethingMonthByMonthOverAYear(String metric) {
        JsonPath answer = answer(metric, "from=2025-12-01", "to=2026-12-01", "grain=month");
        List<String> status = answer.getList("rows.status");

        assertThat(status).isNotEmpty().allMatch(Set.of("ok", "low_sample", "immature")::contains);
        assertThat(status.stream().filter("immature"::equals).count())
                .as("the last months at most")
                .isLessThanOrEqualTo(status.size() / 3);
    }

    @Test
    void theRetentionTableHasACohortForEachMonthOfAYear() {
        JsonPath table = told.orElseThrow()
                .request()
                .get("/v1/metrics/cohort_repeat_rate/retention")
                .jsonPath();

        assertThat(Set.copyOf(table.getList("data.cohort"))).hasSize(12).contains("2025-12", "2026-11");
        assertThat(table.getList("data.findAll { it.complete }.buyers", Integer.class))
                .hasSize(66)
                .allMatch(buyers -> buyers > 0);
    }

    @Test
    void thereAreCommentsToReadAndCustomersToCall() {
        JsonPath comments = told.orElseThrow()
                .request()
                .get("/v1/survey-responses?kind=nps&has_comment=true&from=2026-10-24")
                .jsonPath();
        JsonPath lapsed =
                told.orElseThrow().request().get("/v1/customers/lapsed").jsonPath();

        assertThat(comments.getList("data.comment")).hasSizeGreaterThan(50);
        assertThat(lapsed.getList("data")).hasSizeGreaterThan(50);
    }

    @ParameterizedTest(name = "the {1} {0} of the quarter")
    @CsvSource({
        "first_response_time, highest",
        "sla_first_response, lowest",
        "abandonment_rate, highest",
        "csat, lowest",
        "nps, lowest",
        "backlog, highest",
        "volume, highest",
    })
    void theWeekOfTheIncidentIsTheWorstOfItsQuarter(String metric, String worst) {
        JsonPath answer = answer(metric, "from=2026-06-29", "to=2026-10-05", "grain=week");
        List<Double> values = answer.getList("rows.value", Double.class);
        Comparator<Double> order = Comparator.naturalOrder();
        List<Integer> fromTheWorst =
                new ArrayList<>(IntStream.range(0, values.size()).boxed().toList());
        fromTheWorst.sort(Comparator.comparing(values::get, worst.equals("lowest") ? order : order.reversed()));

        assertThat(values).hasSize(14).doesNotContainNull();
        assertThat(answer.getString("rows[%d].bucket_start".formatted(fromTheWorst.get(0))))
                .startsWith(STORY.incidentMonday().toString());
        // visible at a glance: it is no chance that it is the worst
        double distance = Math.abs(values.get(fromTheWorst.get(0)) - values.get(fromTheWorst.get(1)));
        double usual = Math.abs(values.get(fromTheWorst.get(1)) - values.get(fromTheWorst.get(7)));
        assertThat(distance).as("%s", values).isGreaterThan(usual / 2);
    }

    @Test
    void theBacklogOfTheIncidentIsWorkedOffInTwoWeeks() {
        List<Double> before = answer("backlog", "from=2026-08-03", "to=2026-09-07", "grain=week")
                .getList("rows.value", Double.class);
        List<Double> since = answer("backlog", "from=2026-09-07", "to=2026-10-05", "grain=week")
                .getList("rows.value", Double.class);
        double usual = before.stream().mapToDouble(value -> value).average().orElseThrow();

        assertThat(since.get(0)).isGreaterThan(1.5 * usual);
        assertThat(since.subList(2, 4))
                .allSatisfy(value -> assertThat(value).isLessThan(usual + 0.4 * (since.get(0) - usual)));
    }

    @Test
    void whoWasSatisfiedBoughtAgainMoreOftenAndNotByChance() {
        JsonPath answer = answer("service_growth", YEAR);

        assertThat(answer.getDouble("total.value")).isBetween(0.03, 0.25);
        assertThat(answer.getDouble("total.ci_low")).isPositive();
    }

    /** October has by itself 5 % more to do than January. */
    @Test
    void theCompanyGrows() {
        double inJanuary = answer("volume", "from=2026-01-05", "to=2026-02-02").getDouble("total.value");
        double inOctober = answer("volume", "from=2026-10-05", "to=2026-11-02").getDouble("total.value");

        assertThat(inOctober).isGreaterThan(1.1 * inJanuary);
    }
}
