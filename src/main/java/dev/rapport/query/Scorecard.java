package dev.rapport.query;

import static dev.rapport.query.CommonParameters.FORMAT;
import static dev.rapport.query.MetricParameters.COMPARE;
import static dev.rapport.query.MetricParameters.FROM;
import static dev.rapport.query.MetricParameters.TO;
import static dev.rapport.query.MetricParameters.TZ;
import static dev.rapport.schema.Property.decimal;
import static dev.rapport.schema.Property.objects;
import static dev.rapport.schema.Property.text;
import static dev.rapport.schema.Property.time;
import static dev.rapport.schema.Property.wholeNumber;
import static dev.rapport.schema.Property.words;

import dev.rapport.metric.Answer;
import dev.rapport.metric.Comparison;
import dev.rapport.metric.Measures;
import dev.rapport.metric.Metric;
import dev.rapport.metric.MetricCatalogue;
import dev.rapport.metric.MetricDescription;
import dev.rapport.metric.Unit;
import dev.rapport.query.budget.Reading;
import dev.rapport.query.list.ListType;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.schema.ObjectType;
import dev.rapport.schema.Property;
import dev.rapport.schema.RowType;
import dev.rapport.terms.Target;
import dev.rapport.terms.Target.Better;
import dev.rapport.workspace.Workspace;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All headline metrics of a period beside those of another one, with targets: one page for whoever runs the service. */
@ApplicationScoped
public class Scorecard {
    /** The parameters that it takes; the rest of a question is as each metric has it by default. */
    public static final List<Property> PARAMETERS = List.of(
            FROM,
            TO,
            TZ,
            COMPARE.byDefault(ComparedPeriod.PREVIOUS.wireName()),
            MetricParameters.LEVEL,
            MetricParameters.AS_OF,
            MetricParameters.KNOWN_AT,
            FORMAT);

    private static final RowType<Line> NAMES = RowType.<Line>of("ScorecardNames", "Which metric.")
            .with(text("metric").example("csat"), line -> line.metric().id())
            .with(text("name").example("Customer satisfaction"), line -> line.metric()
                    .name())
            .with(words("unit", Unit.wireNames()), line -> line.metric().unit().wireName())
            .with(text("currency").orNull().example("EUR"), Line::currency)
            .build();

    private static final RowType<Line> VERDICTS = RowType.<Line>of("ScorecardVerdicts", "What it means.")
            .with(
                    words("better", Better.wireNames()).orNull(),
                    line -> line.headline().better().map(Better::wireName).orElse(null))
            .with(words("verdict", Verdict.OF_CHANGE).orNull(), line -> line.comparison()
                    .flatMap(comparison ->
                            Verdict.ofChange(comparison, line.headline().better()))
                    .orElse(null))
            .with(
                    decimal("target").orNull().example(new BigDecimal("0.9")),
                    line -> line.target().map(Target::value).orElse(null))
            .with(
                    text("target_name").orNull(),
                    line -> line.target().flatMap(Target::name).orElse(null))
            .with(
                    words("target_verdict", Verdict.OF_TARGET)
                            .orNull()
                            .meaning("_within_chance: the interval reaches over the target."),
                    line -> line.target()
                            .flatMap(target -> Verdict.ofTarget(line.now(), target))
                            .orElse(null))
            .build();

    private record Line(
            MetricCatalogue.Entry headline,
            MetricRequest request,
            @Nullable String currency,
            Measures now,
            Optional<Measures> then,
            Optional<Target> target) {
        MetricDescription metric() {
            return request.metric().description();
        }

        Optional<Comparison> comparison() {
            return then.map(
                    measures -> Comparison.of(now, measures, request.question().confidence()));
        }
    }

    private static final List<Property> HEAD = List.of(
            time("from").example("2026-03-01T00:00:00+01:00"),
            time("to").example("2026-04-01T00:00:00+02:00"),
            CommonParameters.TZ.meaning("The IANA zone that cut the period."),
            COMPARE,
            time("compare_from"),
            time("compare_to"),
            MetricParameters.LEVEL,
            time("as_of"),
            wholeNumber("version").example(42),
            objects("warnings", AnswerColumns.WARNING.type()));

    /** What it looks like. */
    public static final ListType TYPE = ListType.whole(
            "Scorecard",
            "The headline metrics of a period.",
            HEAD,
            new ObjectType(
                    "ScorecardRow",
                    "A metric of the scorecard.",
                    Stream.of(NAMES.type(), AnswerColumns.CELL.type(), AnswerColumns.COMPARISON.type(), VERDICTS.type())
                            .flatMap(part -> part.properties().stream())
                            .toList(),
                    false));

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
        parameters.putIfAbsent(COMPARE.name(), List.of(ComparedPeriod.PREVIOUS.wireName()));
        Snapshot live = answers.live(workspace.id());
        WorkspaceDefaults defaults = WorkspaceDefaults.of(workspace, live);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        Map<String, @Nullable Object> head = new LinkedHashMap<>();
        for (MetricCatalogue.Entry headline : MetricCatalogue.entries()) {
            Metric metric = headline.metric();
            MetricRequest request = MetricRequestReader.read(metric, parameters, defaults, now);
            rows.addAll(rows(headline, request, head, workspace, live));
        }
        return new Page(head, rows);
    }

    /** The rows of one metric; what was counted for them is given back. */
    private List<Map<String, @Nullable Object>> rows(
            MetricCatalogue.Entry headline,
            MetricRequest request,
            Map<String, @Nullable Object> head,
            Workspace workspace,
            Snapshot live) {
        try (Reading.Part part = reading.part()) {
            MetricAnswers.Answered answered = answers.answer(request, workspace.id(), live, part);
            if (head.isEmpty()) {
                describe(head, answered);
                head.put(
                        "warnings",
                        answers.notices(workspace.id(), live).stream()
                                .map(AnswerColumns.WARNING::write)
                                .toList());
            }
            List<Target> targets =
                    answers
                            .factsFor(request, workspace.id(), live)
                            .terms()
                            .targetsAt(request.question().asOf())
                            .stream()
                            .filter(target -> target.metric()
                                    .equals(headline.metric().description().id()))
                            .toList();
            return rows(headline, answered, targets);
        }
    }

    /** Only these parameters are known here. */
    private record Parameters(Map<String, List<String>> given) {
        void check() {
            ParameterReader reader = new ParameterReader(given);
            reader.refuseUnknown(PARAMETERS.stream().map(Property::name).toList());
            reader.finish();
        }
    }

    private static void describe(Map<String, @Nullable Object> head, MetricAnswers.Answered answered) {
        MetricRequest request = answered.request();
        for (Property property : HEAD.subList(0, HEAD.size() - 3)) {
            head.put(property.name(), request.echo().get(property.name()));
        }
        head.put(
                "as_of",
                AnswerRows.time(request.question().asOf(), request.question().zone()));
        head.put("version", answered.version());
    }

    /** A row for the total; of money a row for each currency. */
    private static List<Map<String, @Nullable Object>> rows(
            MetricCatalogue.Entry headline, MetricAnswers.Answered answered, List<Target> targets) {
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
            MetricCatalogue.Entry headline,
            MetricRequest request,
            @Nullable String currency,
            Measures now,
            Optional<Measures> then,
            List<Target> targets) {
        Line line = new Line(
                headline, request, currency, now, then, targets.stream().findFirst());
        Map<String, @Nullable Object> row = NAMES.write(line);
        row.putAll(AnswerColumns.CELL.write(now));
        row.putAll(AnswerColumns.COMPARISON.write(line.comparison()));
        row.putAll(VERDICTS.write(line));
        return row;
    }
}
