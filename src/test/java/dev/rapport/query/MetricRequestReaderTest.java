package dev.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rapport.metric.Condition;
import dev.rapport.metric.Metric;
import dev.rapport.metric.MetricCatalogue;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.problem.Violation;
import dev.rapport.terms.ServiceTerms;
import dev.rapport.time.Grain;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MetricRequestReaderTest {
    private static final Instant NOW = Instant.parse("2026-03-31T23:30:00Z");
    private static final WorkspaceDefaults BERLIN =
            new WorkspaceDefaults(ZoneId.of("Europe/Berlin"), DayOfWeek.MONDAY, ServiceTerms.NONE);

    private static MetricRequest read(String metric, String... parameters) {
        Map<String, List<String>> byName = new LinkedHashMap<>();
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            byName.computeIfAbsent(parameter.substring(0, equals), any -> new ArrayList<>())
                    .add(parameter.substring(equals + 1));
        }
        Metric asked = MetricCatalogue.find(metric).orElseThrow();
        return MetricRequestReader.read(asked, byName, BERLIN, NOW);
    }

    private static List<Violation> violations(String metric, String... parameters) {
        ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> read(metric, parameters));
        return refusal.problem().violations();
    }

    @Test
    void withoutParametersItIsTheLastThirtyDaysOfTheWorkspacesZone() {
        MetricRequest request = read("csat");

        assertThat(request.question().range().from()).isEqualTo("2026-03-02T23:00:00Z");
        assertThat(request.question().range().to()).isEqualTo("2026-04-01T22:00:00Z");
        assertThat(request.question().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(request.question().grain()).isEqualTo(Grain.TOTAL);
        assertThat(request.question().asOf()).isEqualTo(NOW);
        assertThat(request.limit()).isEmpty();
    }

    @Test
    void fromAloneEndsTomorrowAndToAloneBeginsThirtyDaysBefore() {
        assertThat(read("csat", "from=2026-01-01").question().range().to()).isEqualTo("2026-04-01T22:00:00Z");
        assertThat(read("csat", "to=2026-01-31").question().range().from()).isEqualTo("2025-12-31T23:00:00Z");
    }

    @Test
    void anEmptyParameterCountsAsNotGiven() {
        MetricRequest request =
                read("fcr", "tz=", "grain=", "group_by=", "filter=", "window_days=", "format=", "limit=");

        assertThat(request.echo()).isEqualTo(read("fcr").echo());
    }

    @Test
    void dimensionsAndConditionsAreReadInOrder() {
        MetricRequest request = read(
                "fcr",
                "group_by=channel, team",
                "group_by=attributes.plan",
                "filter=channel:chat|email",
                "filter=attributes.plan:null,topic:x",
                "window_days=30",
                "net=true");

        assertThat(request.question().groupBy()).containsExactly("channel", "team", "attributes.plan");
        assertThat(request.question().conditions())
                .containsExactly(
                        new Condition("channel", Set.of("chat", "email"), false),
                        new Condition("attributes.plan", Set.of(), true),
                        new Condition("topic", Set.of("x"), false));
        assertThat(request.question().options().number("window_days")).isEqualTo(30);
        assertThat(request.question().options().flag("net")).isTrue();
        assertThat(request.echo())
                .containsEntry("window_days", 30)
                .containsEntry("transfers", "ignore")
                .containsEntry("filter", List.of("channel:chat|email", "attributes.plan:null", "topic:x"));
    }

    @Test
    void rowsAreOrderedByColumnsThatTheQuestionHas() {
        assertThat(read("csat", "group_by=team", "order_by=-value,team,bucket_start")
                        .orderBy())
                .containsExactly(
                        new MetricRequest.RowOrder("value", true),
                        new MetricRequest.RowOrder("team", false),
                        new MetricRequest.RowOrder("bucket_start", false));
        assertThat(violations("csat", "order_by=team")).hasSize(1);
        assertThat(violations("csat", "order_by=scales")).hasSize(1);
        assertThat(violations("csat", "order_by=-")).hasSize(1);
    }

    @Test
    void theEchoedQueryIsReadAsItself() {
        MetricRequest first = read(
                "nps",
                "from=2026-03-01",
                "to=2026-03-20T10:00:00+02:00",
                "tz=Asia/Kathmandu",
                "grain=week",
                "group_by=team",
                "filter=channel:a\\,b|null|\\null",
                "level=0.9",
                "respondent=latest_per_customer",
                "order_by=-value",
                "limit=7");

        List<String> again = new ArrayList<>();
        first.echo().forEach((name, value) -> {
            if (!name.equals("week_start")) {
                for (Object one : value instanceof List<?> list ? list : List.of(value)) {
                    again.add(name + "=" + one);
                }
            }
        });

        MetricRequest second = read("nps", again.toArray(String[]::new));
        assertThat(second.echo()).isEqualTo(first.echo());
        assertThat(second.question().range()).isEqualTo(first.question().range());
        assertThat(second.question().conditions()).isEqualTo(first.question().conditions());
        assertThat(second.orderBy()).isEqualTo(first.orderBy());
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        assertThat(violations(
                        "nps",
                        "from=x",
                        "to=y",
                        "tz=+01:00",
                        "form=1",
                        "window_days=7",
                        "format=xml",
                        "compare=prevous"))
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder("from", "to", "tz", "form", "window_days", "format", "compare");
    }

    @Test
    void anEmptyRangeIsRefused() {
        assertThat(violations("csat", "from=2026-03-01", "to=2026-03-01"))
                .extracting(Violation::pointer)
                .containsExactly("from");
        assertThat(violations("csat", "from=2030-01-01")).hasSize(1);
    }
}
