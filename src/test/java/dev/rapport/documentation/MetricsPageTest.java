package dev.rapport.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.metric.MetricCatalogue;
import dev.rapport.metric.MetricDescription;
import dev.rapport.metric.MetricOption;
import dev.rapport.metric.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of the metrics names the metrics there are, their options and the outcomes that facts can have. */
class MetricsPageTest {
    private static final String PAGE = Page.read(Path.of("docs", "metrics.md")).text();
    private static final List<MetricDescription> METRICS =
            MetricCatalogue.all().stream().map(metric -> metric.description()).toList();

    @Test
    void itsTableIsThatOfTheCatalogue() {
        assertThat(PAGE).contains(METRICS.stream().map(MetricsPageTest::row).collect(Collectors.joining("\n")));
    }

    @Test
    void everyMetricIsExplainedInASection() {
        String explained = PAGE.substring(0, PAGE.indexOf("\n## Options and outcomes"));

        assertThat(METRICS).extracting(MetricDescription::id).allSatisfy(id -> assertThat(explained)
                .contains("`" + id + "`"));
    }

    @Test
    void everyChoiceThatItNamesCanBeMade() {
        List<String> named = Pattern.compile("`(\\w+=[\\w.]+)`")
                .matcher(PAGE)
                .results()
                .map(found -> found.group(1))
                .filter(choice -> !isAnyQuestions(choice))
                .toList();

        assertThat(named).isNotEmpty().allSatisfy(choice -> assertThat(METRICS)
                .as("metrics that take %s", choice)
                .anyMatch(metric -> metric.options().stream().anyMatch(option -> takes(option, choice))));
    }

    private static boolean takes(MetricOption option, String choice) {
        String[] parts = choice.split("=", 2);
        return option.name().equals(parts[0]) && option.accepts(parts[1]);
    }

    private static boolean isAnyQuestions(String choice) {
        return choice.startsWith("compare=") || choice.startsWith("grain=") || choice.startsWith("outcome=");
    }

    private static String row(MetricDescription metric) {
        return "| `%s` | %s | %s |"
                .formatted(
                        metric.id(),
                        metric.options().stream()
                                .map(option -> "`%s` (%s): %s"
                                        .formatted(option.name(), option.defaultValue(), option.allowed()))
                                .collect(Collectors.joining("; ")),
                        metric.outcomes().stream().map(Outcome::name).collect(Collectors.joining(", ")));
    }
}
