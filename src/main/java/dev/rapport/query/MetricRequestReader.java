package dev.rapport.query;

import dev.rapport.metric.Condition;
import dev.rapport.metric.Metric;
import dev.rapport.metric.MetricOption;
import dev.rapport.metric.OptionValues;
import dev.rapport.metric.Question;
import dev.rapport.metric.statistics.Confidence;
import dev.rapport.platform.problem.NearestName;
import dev.rapport.readmodel.Moment;
import dev.rapport.schema.Property;
import dev.rapport.time.Grain;
import dev.rapport.time.IanaZone;
import dev.rapport.time.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns the parameters of a metric's address into a request. */
public final class MetricRequestReader {
    static final String ATTRIBUTES = "attributes.";

    private static final int DEFAULT_DAYS = 30;
    private static final int MAX_DIMENSIONS = 8;
    private static final int MAX_CONDITIONS = 50;

    private final Metric metric;
    private final WorkspaceDefaults defaults;
    private final Instant now;
    private final ParameterReader parameters;
    private final List<Property> others;
    private final UnaryOperator<LocalDate> firstOf;

    private MetricRequestReader(
            Metric metric,
            WorkspaceDefaults defaults,
            Instant now,
            Map<String, List<String>> parameters,
            List<Property> others,
            UnaryOperator<LocalDate> firstOf) {
        this.metric = metric;
        this.defaults = defaults;
        this.now = now;
        this.parameters = new ParameterReader(parameters);
        this.others = others;
        this.firstOf = firstOf;
    }

    /**
     * Reads a request.
     *
     * @param now the instant at which it is asked
     * @throws dev.rapport.platform.problem.ProblemException with everything that is wrong
     */
    public static MetricRequest read(
            Metric metric, Map<String, List<String>> parameters, WorkspaceDefaults defaults, Instant now) {
        return read(metric, parameters, defaults, now, List.of());
    }

    /**
     * Reads a request among whose parameters are others that somebody else reads.
     *
     * @param others those
     */
    public static MetricRequest read(
            Metric metric,
            Map<String, List<String>> parameters,
            WorkspaceDefaults defaults,
            Instant now,
            List<Property> others) {
        return new MetricRequestReader(
                        metric, defaults, now, parameters, others, last -> last.minusDays(DEFAULT_DAYS - 1L))
                .read();
    }

    /** Reads a request whose default range is so many months, that of its last day included. */
    static MetricRequest readMonths(
            Metric metric, Map<String, List<String>> parameters, WorkspaceDefaults defaults, Instant now, int months) {
        return new MetricRequestReader(
                        metric, defaults, now, parameters, List.of(), last -> last.minusMonths(months - 1L)
                                .withDayOfMonth(1))
                .read();
    }

    private MetricRequest read() {
        parameters.refuseUnknown(known());
        ZoneId zone = parameters.parsed("tz", IanaZone::parse, defaults.zone());
        Optional<Instant> asOf = moment("as_of", zone);
        Optional<Instant> knownAt = moment("known_at", zone);
        Optional<ComparedPeriod> compare =
                parameters.parsed("compare", text -> Optional.of(period(text)), Optional.empty());
        Grain grain = parameters.parsed("grain", MetricRequestReader::grain, Grain.TOTAL);
        TimeRange range = range(zone);
        List<String> groupBy = groupBy();
        List<Condition> conditions = conditions();
        Confidence confidence = parameters.parsed("level", MetricRequestReader::confidence, Confidence.DEFAULT);
        OptionValues options = options(knownAt.orElse(Instant.MAX));
        List<MetricRequest.RowOrder> orderBy = orderBy(groupBy, compare.isPresent());
        parameters.parsed("format", AnswerForm::named, AnswerForm.JSON);
        OptionalInt limit = parameters.parsed("limit", MetricRequestReader::limit, OptionalInt.empty());
        parameters.finish();
        Question question = new Question(
                java.util.Objects.requireNonNull(range),
                zone,
                defaults.weekStart(),
                grain,
                groupBy,
                conditions,
                confidence,
                options,
                asOf.or(() -> knownAt).orElse(now));
        Optional<TimeRange> compared = compare.map(period -> period.of(question.range(), zone, grain));
        Map<String, Object> echo = echo(question, orderBy, limit);
        asOf.ifPresent(instant -> echo.put("as_of", AnswerRows.time(instant, zone)));
        knownAt.ifPresent(instant -> echo.put("known_at", AnswerRows.time(instant, zone)));
        compare.ifPresent(period -> echo.put("compare", period.wireName()));
        compared.ifPresent(other -> {
            echo.put("compare_from", AnswerRows.time(other.from(), zone));
            echo.put("compare_to", AnswerRows.time(other.to(), zone));
        });
        Optional<Moment> moment =
                asOf.isEmpty() && knownAt.isEmpty() ? Optional.empty() : Optional.of(new Moment(asOf, knownAt));
        return new MetricRequest(metric, question, orderBy, limit, moment, compared, echo);
    }

    /** A moment in the past. */
    private Optional<Instant> moment(String name, ZoneId zone) {
        Optional<Instant> instant =
                parameters.parsed(name, text -> Optional.of(TimeParameter.parse(name, text, zone)), Optional.empty());
        if (instant.isPresent() && instant.get().isAfter(now)) {
            parameters.refuse(
                    name, "%s must not lie in the future; it is %s now".formatted(name, AnswerRows.time(now, zone)));
        }
        return instant;
    }

    private static ComparedPeriod period(String text) {
        if (!ComparedPeriod.wireNames().contains(text)) {
            throw new IllegalArgumentException(NearestName.unknown("compare", text, ComparedPeriod.wireNames()));
        }
        return ComparedPeriod.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private Set<String> known() {
        Set<String> known = new LinkedHashSet<>();
        Stream.concat(MetricParameters.of(metric).stream(), others.stream())
                .forEach(parameter -> known.add(parameter.name()));
        return known;
    }

    private static Grain grain(String text) {
        return Grain.fromWireName(text)
                .orElseThrow(() -> new IllegalArgumentException(NearestName.unknown("grain", text, Grain.wireNames())));
    }

    private static Confidence confidence(String text) {
        try {
            return new Confidence(Double.parseDouble(text));
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException("level must be a number such as 0.95, not " + text, noNumber);
        }
    }

    private static OptionalInt limit(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MetricParameters.MAX_LIMIT) {
                return OptionalInt.of(limit);
            }
        } catch (NumberFormatException noNumber) {
            // said below
        }
        throw new IllegalArgumentException(
                "limit must be a whole number from 1 to %d, not %s".formatted(MetricParameters.MAX_LIMIT, text));
    }

    /** From and to; by default up to the end of today, and from as long before as is usual for the question. */
    private @Nullable TimeRange range(ZoneId zone) {
        LocalDate tomorrow = LocalDate.ofInstant(now, zone).plusDays(1);
        Instant to = parameters.parsed(
                "to",
                text -> TimeParameter.parse("to", text, zone),
                tomorrow.atStartOfDay(zone).toInstant());
        Instant from = parameters.parsed(
                "from",
                text -> TimeParameter.parse("from", text, zone),
                firstOf.apply(LocalDate.ofInstant(to.minusNanos(1000), zone))
                        .atStartOfDay(zone)
                        .toInstant());
        if (!from.isBefore(to)) {
            parameters.refuse(
                    "from",
                    "from %s must be before to %s; the range is half-open: to itself is not in it"
                            .formatted(AnswerRows.time(from, zone), AnswerRows.time(to, zone)));
            return null;
        }
        return new TimeRange(from, to);
    }

    private List<String> groupBy() {
        Set<String> dimensions = new LinkedHashSet<>();
        for (String list : parameters.all("group_by")) {
            for (String dimension : list.split(",", -1)) {
                checkDimension("group_by", dimension.strip());
                if (!dimensions.add(dimension.strip())) {
                    parameters.refuse("group_by", "group_by names %s twice".formatted(dimension.strip()));
                }
            }
        }
        if (dimensions.size() > MAX_DIMENSIONS) {
            parameters.refuse("group_by", "group_by takes at most %d dimensions".formatted(MAX_DIMENSIONS));
        }
        dimensions.addAll(metric.alwaysGroupedBy());
        return List.copyOf(dimensions);
    }

    private void checkDimension(String parameter, String dimension) {
        List<String> known = metric.description().dimensions();
        boolean isAttribute = dimension.startsWith(ATTRIBUTES) && dimension.length() > ATTRIBUTES.length();
        if (!known.contains(dimension) && !isAttribute) {
            List<String> names = new ArrayList<>(known);
            names.add(ATTRIBUTES + "<name>");
            parameters.refuse(
                    parameter,
                    NearestName.unknown("dimension of " + metric.description().id(), dimension, names));
        }
    }

    private List<Condition> conditions() {
        List<Condition> conditions = new ArrayList<>();
        for (String text : parameters.all("filter")) {
            try {
                conditions.addAll(FilterSyntax.parse(text));
            } catch (IllegalArgumentException wrong) {
                parameters.refuse("filter", String.valueOf(wrong.getMessage()));
            }
        }
        conditions.forEach(condition -> checkDimension("filter", condition.dimension()));
        if (conditions.size() > MAX_CONDITIONS) {
            parameters.refuse("filter", "at most %d conditions can be given".formatted(MAX_CONDITIONS));
        }
        return conditions;
    }

    private OptionValues options(Instant known) {
        Map<String, String> chosen = new LinkedHashMap<>();
        for (MetricOption option : metric.description().options()) {
            parameters.one(option.name()).ifPresent(value -> {
                if (option.accepts(value)) {
                    chosen.put(option.name(), value);
                } else {
                    parameters.refuse(option.name(), refusal(option, value));
                }
            });
        }
        defaults.options(metric, known).forEach(chosen::putIfAbsent);
        return OptionValues.of(metric.description().options(), chosen);
    }

    private static String refusal(MetricOption option, String value) {
        if (option instanceof MetricOption.Choice choice) {
            return NearestName.unknown("value of " + option.name(), value, choice.values());
        }
        return "%s must be %s, not %s".formatted(option.name(), option.allowed(), value);
    }

    private List<MetricRequest.RowOrder> orderBy(List<String> groupBy, boolean compared) {
        List<String> columns = new ArrayList<>(AnswerColumns.ofRow(metric, groupBy, compared));
        columns.remove("scales");
        return parameters.all("order_by").stream()
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .map(String::strip)
                .map(text -> text.startsWith("-")
                        ? new MetricRequest.RowOrder(text.substring(1), true)
                        : new MetricRequest.RowOrder(text, false))
                .peek(order -> {
                    if (!columns.contains(order.column())) {
                        parameters.refuse("order_by", NearestName.unknown("column", order.column(), columns));
                    }
                })
                .toList();
    }

    private Map<String, Object> echo(Question question, List<MetricRequest.RowOrder> orderBy, OptionalInt limit) {
        Map<String, Object> echo = new LinkedHashMap<>();
        echo.put("from", AnswerRows.time(question.range().from(), question.zone()));
        echo.put("to", AnswerRows.time(question.range().to(), question.zone()));
        echo.put("tz", question.zone().getId());
        echo.put("week_start", question.weekStart().name().toLowerCase(Locale.ROOT));
        echo.put("grain", question.grain().wireName());
        echo.put("group_by", question.groupBy());
        echo.put(
                "filter",
                question.conditions().stream().map(FilterSyntax::format).toList());
        echo.put("level", question.confidence().level());
        for (MetricOption option : metric.description().options()) {
            echo.put(option.name(), option.typed(question.options()));
        }
        echo.put(
                "order_by",
                orderBy.stream().map(MetricRequest.RowOrder::toString).toList());
        limit.ifPresent(rows -> echo.put("limit", rows));
        return echo;
    }
}
