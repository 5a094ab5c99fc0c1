package dev.rapport.query;

import static dev.rapport.query.CommonParameters.FILTER;
import static dev.rapport.query.CommonParameters.FORMAT;
import static dev.rapport.query.MetricParameters.FROM;
import static dev.rapport.query.MetricParameters.TO;
import static dev.rapport.query.MetricParameters.TZ;
import static dev.rapport.schema.Property.anyObject;
import static dev.rapport.schema.Property.decimal;
import static dev.rapport.schema.Property.objects;
import static dev.rapport.schema.Property.text;
import static dev.rapport.schema.Property.time;
import static dev.rapport.schema.Property.truth;
import static dev.rapport.schema.Property.wholeNumber;

import dev.rapport.metric.Metric;
import dev.rapport.metric.MetricCatalogue;
import dev.rapport.metric.MetricOption;
import dev.rapport.metric.ResolutionAgreement;
import dev.rapport.metric.Retention;
import dev.rapport.metric.Warning;
import dev.rapport.query.budget.Reading;
import dev.rapport.query.list.ListType;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.schema.Property;
import dev.rapport.schema.RowType;
import dev.rapport.workspace.Workspace;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tables that stand beside a metric and are no rows of it. */
@ApplicationScoped
public class SpecialTables {
    private record Asked(MetricRequest request, Snapshot facts, List<Warning> warnings) {}

    private static final RowType<Asked> HEAD = RowType.<Asked>of("TableHead", "The question.")
            .with(
                    text("metric").example("fcr"),
                    asked -> asked.request().metric().description().id())
            .with(
                    anyObject("query")
                            .meaning("The executed query with every default, in the names of the parameters."),
                    asked -> asked.request().echo())
            .with(
                    time("as_of"),
                    asked -> AnswerRows.time(
                            asked.request().question().asOf(),
                            asked.request().question().zone()))
            .with(wholeNumber("version").example(42), asked -> asked.facts().version())
            .with(objects("warnings", AnswerColumns.WARNING.type()), asked -> asked.warnings().stream()
                    .map(AnswerColumns.WARNING::write)
                    .toList())
            .build();

    private static final RowType<ResolutionAgreement.Pair> PAIR = RowType.<ResolutionAgreement.Pair>of(
                    "ResolutionAgreementRow", "Two measures of first contact resolution side by side.")
            .with(text("first").example("fcr"), ResolutionAgreement.Pair::first)
            .with(text("second").example("fcr_agent"), ResolutionAgreement.Pair::second)
            .with(
                    wholeNumber("interactions")
                            .meaning("How many interactions both have decided.")
                            .example(84),
                    ResolutionAgreement.Pair::interactions)
            .with(wholeNumber("both_yes").example(50), ResolutionAgreement.Pair::bothYes)
            .with(wholeNumber("only_first").example(6), ResolutionAgreement.Pair::onlyFirst)
            .with(wholeNumber("only_second").example(13), ResolutionAgreement.Pair::onlySecond)
            .with(wholeNumber("both_no").example(15), ResolutionAgreement.Pair::bothNo)
            .with(
                    decimal("agreement")
                            .orNull()
                            .meaning("The share on which they agree.")
                            .example(new BigDecimal("0.77381")),
                    pair -> rounded(pair.agreement()))
            .with(
                    decimal("kappa")
                            .orNull()
                            .meaning("Cohen's kappa: agreement beyond chance, at most 1.")
                            .example(new BigDecimal("0.455")),
                    pair -> rounded(pair.kappa()))
            .build();

    private static final RowType<Retention.Cell> CELL = RowType.<Retention.Cell>of(
                    "RetentionRow", "A month of a cohort.")
            .with(text("cohort").meaning("The month of the first purchase.").example("2026-01"), cell -> cell.cohort()
                    .toString())
            .with(
                    wholeNumber("month")
                            .meaning("How many months later; 0 is the month itself.")
                            .example(1),
                    Retention.Cell::offset)
            .with(wholeNumber("customers").example(120), Retention.Cell::customers)
            .with(wholeNumber("buyers").example(31), Retention.Cell::buyers)
            .with(
                    decimal("share").example(new BigDecimal("0.258333")),
                    cell -> rounded(OptionalDouble.of((double) cell.buyers() / cell.customers())))
            .with(truth("complete").meaning("Whether the month has ended."), Retention.Cell::complete)
            .build();

    /** What the agreement of the three measures of first contact resolution looks like. */
    public static final ListType AGREEMENT = ListType.whole(
            "ResolutionAgreement",
            "How far the measures of first contact resolution agree.",
            HEAD.type().properties(),
            PAIR.type());

    /** What the retention table looks like. */
    public static final ListType RETENTION = ListType.whole(
            "Retention", "Who bought again, month by month.", HEAD.type().properties(), CELL.type());

    private static final List<Property> PARAMETERS =
            List.of(FROM, TO, TZ, FILTER, MetricParameters.AS_OF, MetricParameters.KNOWN_AT, FORMAT);

    /** The parameters of the agreement: those of all tables, and the options of {@code fcr}. */
    public static final List<Property> AGREEMENT_PARAMETERS = Stream.concat(
                    PARAMETERS.stream(),
                    metric("fcr").description().options().stream().map(MetricOption::parameter))
            .toList();

    /** The parameters of the retention table. */
    public static final List<Property> RETENTION_PARAMETERS = Stream.concat(
                    Stream.of(
                            FROM.meaning(
                                    "The start, included: a date, which is its midnight in tz, or a time with offset. Default: the first of the month eleven months before the last day.")),
                    PARAMETERS.stream().skip(1))
            .toList();

    private static final int PLACES = 6;
    private static final int COHORTS = 12;

    private final MetricAnswers answers;
    private final Reading reading;

    SpecialTables(MetricAnswers answers, Reading reading) {
        this.answers = answers;
        this.reading = reading;
    }

    /**
     * A table.
     *
     * @param head what stands above the rows
     */
    public record Table(Map<String, @Nullable Object> head, List<Map<String, @Nullable Object>> rows) {}

    /** How far the three measures agree, by the options of {@code fcr}. */
    public Table agreement(Map<String, List<String>> parameters, Workspace workspace, Instant now) {
        refuseOthers(parameters, AGREEMENT_PARAMETERS);
        Snapshot live = answers.live(workspace.id());
        WorkspaceDefaults defaults = WorkspaceDefaults.of(workspace, live);
        MetricRequest contacts = MetricRequestReader.read(metric("fcr"), parameters, defaults, now);
        Map<String, List<String>> common = new LinkedHashMap<>(parameters);
        contacts.metric().description().options().forEach(option -> common.remove(option.name()));
        MetricRequest flags = MetricRequestReader.read(metric("fcr_agent"), common, defaults, now);
        Snapshot facts = answers.factsFor(contacts, workspace.id(), live);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (ResolutionAgreement.Pair pair :
                ResolutionAgreement.of(facts, contacts.question(), flags.question(), reading.part())) {
            rows.add(PAIR.write(pair));
        }
        return new Table(head(contacts, facts, workspace), rows);
    }

    /**
     * Who bought again month by month; the parameters are those of {@code cohort_repeat_rate}, but by default the cohorts are
     * those of this month and of the eleven before it: of the youngest alone there would be nothing to see.
     */
    public Table retention(Map<String, List<String>> parameters, Workspace workspace, Instant now) {
        refuseOthers(parameters, RETENTION_PARAMETERS);
        Snapshot live = answers.live(workspace.id());
        MetricRequest request = MetricRequestReader.readMonths(
                metric("cohort_repeat_rate"), parameters, WorkspaceDefaults.of(workspace, live), now, COHORTS);
        Snapshot facts = answers.factsFor(request, workspace.id(), live);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Retention.Cell cell : Retention.of(facts, request.question(), reading.part())) {
            rows.add(CELL.write(cell));
        }
        return new Table(head(request, facts, workspace), rows);
    }

    /** What a metric takes and a table would pass over. */
    private static void refuseOthers(Map<String, List<String>> parameters, List<Property> known) {
        ParameterReader reader = new ParameterReader(parameters);
        reader.refuseUnknown(known.stream().map(Property::name).toList());
        reader.finish();
    }

    private Map<String, @Nullable Object> head(MetricRequest request, Snapshot facts, Workspace workspace) {
        return HEAD.write(new Asked(request, facts, answers.notices(workspace.id(), facts)));
    }

    private static Metric metric(String id) {
        return MetricCatalogue.find(id).orElseThrow();
    }

    private static @Nullable BigDecimal rounded(OptionalDouble value) {
        return value.isEmpty()
                ? null
                : BigDecimal.valueOf(value.getAsDouble()).setScale(PLACES, RoundingMode.HALF_EVEN);
    }
}
