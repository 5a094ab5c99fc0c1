package dev.rapport.query;

import dev.rapport.metric.Answer;
import dev.rapport.metric.Comparison;
import dev.rapport.metric.Measures;
import dev.rapport.metric.Metric;
import dev.rapport.metric.MetricCatalogue;
import dev.rapport.query.budget.Reading;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.terms.Target;
import dev.rapport.workspace.Workspace;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All headline metrics of a period beside those of another one, with targets: one page for whoever runs the service. */
@ApplicationScoped
public class Scorecard {
    /** The parameters that it takes; the rest of a question is as each metric has it by default. */
    public static final List<String> PARAMETERS =
            List.of("from", "to", "tz", "compare", "level", "as_of", "known_at", "format");

    /** The names of the columns. */
    public static final List<String> COLUMNS = List.of(
            "metric",
            "name",
            "unit",
            "currency",
            "value",
            "numerator",
            "denominator",
            "pending",
            "ci_low",
            "ci_high",
            "status",
            "previous_value",
            "change",
            "change_ci_low",
            "change_ci_high",
            "significant",
            "better",
            "verdict",
            "target",
            "target_name",
            "target_verdict");

    private static final String COMPARE = "compare";

    private final MetricAnswers answers;
    private final Reading reading;

    Scorecard(MetricAnswers answers, Reading reading) {
        this.answers = answers;
        this.reading = reading;
    }

    /**
     * The page.
     *
     * @param head what stands above the rows
     * @param rows a row for each metric, of money for each currency
     */
    public record Page(Map<String, @Nullable Object> head, List<Map<String, @Nullable Object>> rows) {}

    /**
     * Reads the parameters and answers.
     *
     * @throws dev.rapport.platform.problem.ProblemException with everything that is wrong
     */
    public Page answer(Map<String, List<String>> given, Workspace workspace, Instant now) {
        new Parameters(given).check();
        Map<String, List<String>> parameters = new LinkedHashMap<>(given);
        parameters.remove("format");
        parameters.putIfAbsent(COMPARE, List.of(ComparedPeriod.PREVIOUS.wireName()));
        Snapshot live = answers.live(workspace.id());
        WorkspaceDefaults defaults = WorkspaceDefaults.of(workspace, live);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        Map<String, @Nullable Object> head = new LinkedHashMap<>();
        for (Headline headline : Headline.ALL) {
            Metric metric = MetricCatalogue.find(headline.metric()).orElseThrow();
            MetricRequest request = MetricRequestReader.read(metric, parameters, defaults, now);
            rows.addAll(rows(headline, request, head, workspace, live));
        }
        return new Page(head, rows);
    }

    /** The rows of one metric; what was counted for them is given back. */
    private List<Map<String, @Nullable Object>> rows(
            Headline headline,
            MetricRequest request,
            Map<String, @Nullable Object> head,
            Workspace workspace,
            Snapshot live) {
        try (Reading.Part part = reading.part()) {
            MetricAnswers.Answered answered = answers.answer(request, workspace.id(), live, part);
            if (head.isEmpty()) {
                describe(head, answered);
                head.put("warnings", answers.notices(workspace.id(), live));
            }
            List<Target> targets =
                    answers
                            .factsFor(request, workspace.id(), live)
                            .terms()
                            .targetsAt(request.question().asOf())
                            .stream()
                            .filter(target -> target.metric().equals(headline.metric()))
                            .toList();
            return rows(headline, answered, targets);
        }
    }

    /** Only these parameters are known here. */
    private record Parameters(Map<String, List<String>> given) {
        void check() {
            ParameterReader reader = new ParameterReader(given);
            reader.refuseUnknown(PARAMETERS);
            reader.finish();
        }
    }

    private static void describe(Map<String, @Nullable Object> head, MetricAnswers.Answered answered) {
        MetricRequest request = answered.request();
        for (String name : List.of("from", "to", "tz", "compare", "compare_from", "compare_to", "level")) {
            head.put(name, request.echo().get(name));
        }
        head.put(
                "as_of",
                AnswerRows.time(request.question().asOf(), request.question().zone()));
        head.put("version", answered.version());
    }

    /** A row for the total; of money a row for each currency. */
    private static List<Map<String, @Nullable Object>> rows(
            Headline headline, MetricAnswers.Answered answered, List<Target> targets) {
        MetricRequest request = answered.request();
        Answer answer = answered.answer();
        Optional<Answer> compared = answered.compared();
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        boolean byCurrency =
                !request.metric().alwaysGroupedBy().isEmpty() && !answer.rows().isEmpty();
        if (byCurrency && answer.total().value().isEmpty()) {
            Answer other = compared.orElse(answer);
            for (Answer.Row row : answer.rows()) {
                rows.add(row(
                        headline,
                        request,
                        row.group().get(0),
                        row.measures(),
                        other.measures(row.bucket(), row.group()),
                        targets));
            }
        } else {
            String currency = byCurrency && answer.rows().size() == 1
                    ? answer.rows().get(0).group().get(0)
                    : currencyOf(answer.total());
            rows.add(row(headline, request, currency, answer.total(), compared.map(Answer::total), targets));
        }
        return rows;
    }

    private static @Nullable String currencyOf(Measures measures) {
        return measures.own().get("currency") instanceof String currency ? currency : null;
    }

    private static Map<String, @Nullable Object> row(
            Headline headline,
            MetricRequest request,
            @Nullable String currency,
            Measures now,
            Optional<Measures> then,
            List<Target> targets) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        AnswerRows rows = new AnswerRows(request);
        Map<String, @Nullable Object> cell = rows.cell(now);
        cell.putAll(rows.compared(now, then));
        Optional<Target> target = targets.stream().findFirst();
        row.put("metric", headline.metric());
        row.put("name", request.metric().description().name());
        row.put("unit", request.metric().description().unit().wireName());
        row.put("currency", currency);
        for (String column : COLUMNS.subList(row.size(), COLUMNS.indexOf("better"))) {
            row.put(column, cell.get(column));
        }
        row.put(
                "better",
                headline.better()
                        .map(side -> side.name().toLowerCase(java.util.Locale.ROOT))
                        .orElse(null));
        row.put(
                "verdict",
                then.map(measures ->
                                Comparison.of(now, measures, request.question().confidence()))
                        .flatMap(comparison -> Verdict.ofChange(comparison, headline.better()))
                        .orElse(null));
        row.put("target", target.map(Target::value).orElse(null));
        row.put("target_name", target.flatMap(Target::name).orElse(null));
        row.put(
                "target_verdict",
                target.flatMap(known -> Verdict.ofTarget(now, known)).orElse(null));
        return row;
    }
}
