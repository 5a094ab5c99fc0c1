package dev.rapport.query;

import static dev.rapport.schema.Property.decimal;
import static dev.rapport.schema.Property.text;
import static dev.rapport.schema.Property.time;
import static dev.rapport.schema.Property.truth;
import static dev.rapport.schema.Property.wholeNumber;
import static dev.rapport.schema.Property.words;

import dev.rapport.metric.Answer;
import dev.rapport.metric.Comparison;
import dev.rapport.metric.Measures;
import dev.rapport.metric.Metric;
import dev.rapport.metric.MetricDescription;
import dev.rapport.metric.Warning;
import dev.rapport.schema.ObjectType;
import dev.rapport.schema.Property;
import dev.rapport.schema.RowType;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of answers, in order. Which there are depends on the question alone, never on the data. */
public final class AnswerColumns {
    private static final String COMPARED = "With compare.";

    /** A bucket in the zone of the question. */
    record Bucket(Answer.Row row, ZoneId zone) {}

    static final RowType<Bucket> BUCKET = RowType.<Bucket>of("MetricBucket", "A bucket.")
            .with(
                    time("bucket_start")
                            .meaning("The first instant of the bucket.")
                            .example("2026-03-01T00:00:00+01:00"),
                    bucket -> AnswerRows.time(bucket.row().from(), bucket.zone()))
            .with(
                    time("bucket_end").meaning("Not part of the bucket.").example("2026-04-01T00:00:00+02:00"),
                    bucket -> AnswerRows.time(bucket.row().to(), bucket.zone()))
            .with(
                    truth("complete").meaning("Whether neither time nor anything pending can change it any more."),
                    bucket -> bucket.row().complete())
            .build();

    static final RowType<Measures> CELL = RowType.<Measures>of("MetricCell", "A number with its interval.")
            .with(
                    decimal("value")
                            .orNull()
                            .meaning("null when there is no data, never 0.")
                            .example(new BigDecimal("0.85")),
                    cell -> AnswerRows.rounded(cell.value()))
            .with(
                    decimal("numerator")
                            .orNull()
                            .meaning("Of a share, how many there were; of a mean or a sum, what was added up.")
                            .example(34),
                    cell -> AnswerRows.rounded(cell.numerator()))
            .with(
                    wholeNumber("denominator")
                            .orNull()
                            .meaning("How many were counted.")
                            .example(40),
                    AnswerColumns::denominator)
            .with(wholeNumber("pending").meaning("Not decided yet.").example(0), Measures::pending)
            .with(
                    decimal("ci_low")
                            .orNull()
                            .meaning("The lower end of the interval; null where there is none.")
                            .example(new BigDecimal("0.7093")),
                    cell -> cell.interval()
                            .map(interval -> AnswerRows.rounded(interval.low()))
                            .orElse(null))
            .with(
                    decimal("ci_high")
                            .orNull()
                            .meaning("The upper end of the interval; null where there is none.")
                            .example(new BigDecimal("0.9294")),
                    cell -> cell.interval()
                            .map(interval -> AnswerRows.rounded(interval.high()))
                            .orElse(null))
            .with(
                    words("status", Measures.Status.wireNames())
                            .meaning(
                                    "How far the value can be relied upon: low_sample is fewer than 30 counted, immature that all are pending."),
                    cell -> cell.status().wireName())
            .build();

    static final RowType<Optional<Comparison>> COMPARISON = RowType.<Optional<Comparison>>of(
                    "MetricComparison", "What the other period says.")
            .with(
                    decimal("previous_value")
                            .orNull()
                            .meaning("With compare: the value of the other period.")
                            .example(new BigDecimal("0.87")),
                    other -> other.map(Comparison::previous)
                            .map(AnswerRows::rounded)
                            .orElse(null))
            .with(decimal("change").orNull().meaning(COMPARED).example(new BigDecimal("-0.02")), other -> other.map(
                            Comparison::change)
                    .map(AnswerRows::rounded)
                    .orElse(null))
            .with(
                    decimal("change_ci_low").orNull().meaning(COMPARED).example(new BigDecimal("-0.1634")),
                    other -> other.flatMap(Comparison::interval)
                            .map(interval -> AnswerRows.rounded(interval.low()))
                            .orElse(null))
            .with(
                    decimal("change_ci_high").orNull().meaning(COMPARED).example(new BigDecimal("0.1234")),
                    other -> other.flatMap(Comparison::interval)
                            .map(interval -> AnswerRows.rounded(interval.high()))
                            .orElse(null))
            .with(
                    truth("significant")
                            .orNull()
                            .meaning(
                                    "With compare: whether the change is more than chance; null for durations and counts."),
                    other -> other.flatMap(Comparison::significant).orElse(null))
            .build();

    /** Something to know beside the numbers. */
    public static final RowType<Warning> WARNING = RowType.<Warning>of(
                    "AnswerWarning", "Something to know beside the numbers.")
            .with(text("code").example("incomplete_interactions"), Warning::code)
            .with(text("detail"), Warning::detail)
            .build();

    /** Any cell: each metric adds columns of its own. */
    static final ObjectType ANY_CELL = new ObjectType(
            CELL.type().name(),
            "The columns common to all metrics; each metric adds its own, and excluded_<reason>.",
            withComparison(refer(CELL.type().properties())),
            true);

    /** Any row. */
    public static final ObjectType ANY_ROW = new ObjectType(
            "MetricRow",
            "A bucket of a group: besides the columns of a cell one for each dimension in group_by.",
            withComparison(refer(concat(BUCKET.type().properties(), CELL.type().properties()))),
            true);

    private AnswerColumns() {}

    private static @Nullable Long denominator(Measures cell) {
        return cell.denominator().isPresent() ? cell.denominator().getAsLong() : null;
    }

    /** What all answers have in common is declared once in the OpenAPI document, under these names. */
    static String sharedName(Property property) {
        return "Metric" + camel(property.name());
    }

    /** What all rows have in common, by the names under which it is declared. */
    public static Map<String, Property> shared() {
        return Stream.of(BUCKET.type(), CELL.type(), COMPARISON.type())
                .flatMap(part -> part.properties().stream())
                .collect(Collectors.toMap(AnswerColumns::sharedName, property -> property));
    }

    private static List<Property> refer(List<Property> properties) {
        return properties.stream()
                .map(property -> property.sharedAs(sharedName(property)))
                .toList();
    }

    private static List<Property> withComparison(List<Property> properties) {
        return concat(
                properties,
                refer(COMPARISON.type().properties()).stream()
                        .map(Property::orMissing)
                        .toList());
    }

    private static List<Property> concat(List<Property> first, List<Property> second) {
        List<Property> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /** The columns of a row. */
    public static List<String> ofRow(Metric metric, List<String> groupBy, boolean compared) {
        List<String> columns = new ArrayList<>(BUCKET.type().names());
        columns.addAll(groupBy);
        cell(metric).forEach(column -> columns.add(column.name()));
        if (compared) {
            columns.addAll(COMPARISON.type().names());
        }
        return columns;
    }

    /** The columns of a row without its bucket and group: those of the total. */
    private static List<Property> cell(Metric metric) {
        MetricDescription description = metric.description();
        return concat(concat(refer(CELL.type().properties()), description.columns()), description.excluded());
    }

    /** The name of a metric's types in the OpenAPI document. */
    public static String typeName(Metric metric) {
        return camel(metric.description().id());
    }

    private static String camel(String name) {
        return Arrays.stream(name.split("_", -1))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    /** What the total of a metric looks like. */
    static ObjectType cellType(Metric metric) {
        return new ObjectType(
                typeName(metric) + "Cell",
                "%s, with its interval.".formatted(metric.description().name()),
                withComparison(cell(metric)),
                false);
    }

    /** What a row of a metric looks like: one column for each dimension in group_by comes on top. */
    public static ObjectType rowType(Metric metric) {
        return new ObjectType(
                typeName(metric) + "Row",
                "%s of a bucket of a group: besides these columns one for each dimension in group_by."
                        .formatted(metric.description().name()),
                withComparison(concat(refer(BUCKET.type().properties()), cell(metric))),
                true);
    }
}
