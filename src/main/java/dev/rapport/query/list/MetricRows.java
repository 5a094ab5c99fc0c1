package dev.rapport.query.list;

import static dev.rapport.query.CommonParameters.CURSOR;
import static dev.rapport.query.CommonParameters.LIMIT;
import static dev.rapport.schema.Property.anyObject;
import static dev.rapport.schema.Property.decimal;
import static dev.rapport.schema.Property.named;
import static dev.rapport.schema.Property.text;
import static dev.rapport.schema.Property.time;
import static dev.rapport.schema.Property.truth;
import static dev.rapport.schema.Property.wholeNumber;
import static dev.rapport.schema.Property.words;

import dev.rapport.metric.Effort;
import dev.rapport.metric.FactKind;
import dev.rapport.metric.Listing;
import dev.rapport.metric.Metric;
import dev.rapport.metric.Outcome;
import dev.rapport.platform.problem.NearestName;
import dev.rapport.query.AnswerRows;
import dev.rapport.query.MetricAnswers;
import dev.rapport.query.MetricDocuments;
import dev.rapport.query.MetricParameters;
import dev.rapport.query.MetricRequest;
import dev.rapport.query.budget.Reading;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.readmodel.SubjectNames;
import dev.rapport.schema.ObjectType;
import dev.rapport.schema.Property;
import dev.rapport.schema.RowType;
import dev.rapport.workspace.Workspace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The facts behind a number, with what the metric says of each. */
@ApplicationScoped
public class MetricRows {
    static final Property OUTCOME = text("outcome").example("repeat_contact");
    static final Property COUNTED =
            truth("counted").meaning("Whether it is in the denominator; of counts, in the numerator.");
    static final Property MEANING = text("meaning")
            .meaning("The outcome in words.")
            .example("the customer got in touch about the issue again within the window");
    static final Property MEASURED =
            decimal("measured").orNull().meaning("What was measured of it: seconds, a score, an amount or days.");

    private static final String ALL = "all";
    private static final Property WANTED = text("outcome")
            .meaning("Only facts with this outcome, counted or not, or all. Default: those in the denominator.")
            .example("breached");

    /** The parameters beside those of the metric. */
    public static final List<Property> PARAMETERS = List.of(WANTED, CURSOR);

    private record Entry(
            Rows rows, Listing.Entry entry, @Nullable String subject) {
        String time(Instant instant) {
            return AnswerRows.time(instant, rows.request().question().zone());
        }
    }

    private static final RowType<Entry> BUCKET = RowType.<Entry>of("MetricFactBucket", "A bucket.")
            .with(
                    time("bucket_start").example("2026-03-01T00:00:00+01:00"),
                    row -> row.time(row.entry().from()))
            .with(
                    time("bucket_end").example("2026-04-01T00:00:00+02:00"),
                    row -> row.time(row.entry().to()))
            .build();

    private static final RowType<Entry> FACT = RowType.<Entry>of("MetricFact", "A fact.")
            .with(
                    words("fact", FactKind.wireNames()).meaning("What is listed."),
                    row -> row.rows().kind().wireName())
            .with(
                    text("id")
                            .meaning("The interaction's, the order's, or the subject's id.")
                            .example("1001"),
                    Entry::subject)
            .with(
                    time("at").meaning("The time by which it is counted."),
                    row -> row.time(row.entry().at()))
            .with(OUTCOME, row -> row.entry().outcome().name())
            .with(COUNTED, row -> row.entry().outcome().isCounted())
            .with(MEANING, row -> row.entry().outcome().meaning())
            .with(MEASURED, row -> measured(row.rows().request().metric(), row.entry()))
            .with(
                    text("customer_id").orNull().meaning("The person, by one of the ids that are the same person."),
                    row -> row.rows().customer(row.entry().row()))
            .with(text("survey").orNull(), row -> row.rows()
                    .ofSurvey("survey", row.entry().row()))
            .with(text("question").orNull(), row -> row.rows()
                    .ofSurvey("question", row.entry().row()))
            .with(
                    wholeNumber("message").orNull().meaning("Of next reply time: which message of the interaction."),
                    row -> row.rows().request().metric().countsMessages()
                            ? row.entry().place() + 1
                            : null)
            .build();

    private static final RowType<Rows> HEAD = RowType.<Rows>of("MetricFactHead", "The question.")
            .with(
                    text("metric").example("fcr"),
                    rows -> rows.request().metric().description().id())
            .with(
                    named("definition", "DefinitionLink"),
                    rows -> MetricDocuments.definitionLink(
                            rows.request().metric().description()))
            .with(
                    anyObject("query")
                            .meaning("The executed query with every default, in the names of the parameters."),
                    rows -> rows.request().echo())
            .with(
                    time("as_of").example("2026-03-31T12:00:00+02:00"),
                    rows -> AnswerRows.time(
                            rows.request().question().asOf(),
                            rows.request().question().zone()))
            .with(wholeNumber("version").example(42), rows -> rows.facts().version())
            .with(
                    wholeNumber("count")
                            .meaning("How many facts there are on all pages.")
                            .example(9),
                    rows -> rows.entries().size())
            .build();

    /** What the facts behind any metric look like: one column for each dimension in group_by comes on top. */
    public static final ListType TYPE = ListType.paged(
            new ObjectType(
                    "MetricFact",
                    "The bucket and group of its cell, the fact, and what it is to the metric.",
                    Stream.of(BUCKET.type(), FACT.type())
                            .flatMap(part -> part.properties().stream())
                            .toList(),
                    true),
            HEAD.type().properties().toArray(Property[]::new));

    /** The parameters of the facts behind a metric. */
    public static List<Property> parameters(Metric metric) {
        List<String> outcomes = new ArrayList<>(
                metric.description().outcomes().stream().map(Outcome::name).toList());
        outcomes.add(ALL);
        return Stream.concat(
                        MetricParameters.of(metric).stream()
                                .map(parameter -> parameter.equals(MetricParameters.LIMIT) ? LIMIT : parameter),
                        Stream.of(
                                words(WANTED.name(), outcomes)
                                        .meaning(WANTED.sentence().orElseThrow()),
                                CURSOR))
                .toList();
    }

    private final MetricAnswers answers;
    private final Reading reading;

    MetricRows(MetricAnswers answers, Reading reading) {
        this.answers = answers;
        this.reading = reading;
    }

    /**
     * The list of a request.
     *
     * @param given all parameters, of which {@code outcome} and those of pages are read here
     * @throws dev.rapport.platform.problem.ProblemException when these are wrong
     */
    public ListAnswer answer(
            MetricRequest request,
            Map<String, List<String>> given,
            List<MediaType> accepted,
            Workspace workspace,
            Snapshot live) {
        ListParameters parameters =
                ListParameters.ofPage(given, request.question().zone());
        Predicate<Outcome> wanted = wanted(parameters, request.metric());
        int groups = request.question().groupBy().size();
        ListRequest page = parameters.finish(accepted, new MetricRowKey(groups));
        Snapshot facts = answers.factsFor(request, workspace.id(), live);
        SubjectNames names = answers.namesFor(request, workspace.id(), live);
        Effort effort = reading.part();
        List<Listing.Entry> entries = Listing.of(request.metric(), facts, request.question(), effort.beside(), wanted);
        FactKind kind = request.metric().factKind(request.question().options());
        return new ListAnswer(new Rows(request, facts, names, kind, entries), page, effort);
    }

    private static Predicate<Outcome> wanted(ListParameters parameters, Metric metric) {
        Optional<String> name = parameters.text(WANTED);
        if (name.isEmpty()) {
            return Outcome::isCounted;
        }
        if (name.get().equals(ALL)) {
            return outcome -> true;
        }
        List<String> names =
                metric.description().outcomes().stream().map(Outcome::name).toList();
        if (!names.contains(name.get())) {
            List<String> known = new ArrayList<>(names);
            known.add(ALL);
            parameters.refuse(
                    WANTED.name(),
                    NearestName.unknown("outcome of " + metric.description().id(), name.get(), known));
        }
        return outcome -> outcome.name().equals(name.get());
    }

    /** Entries as rows; subjects are looked up part by part. */
    private record Rows(
            MetricRequest request, Snapshot facts, SubjectNames names, FactKind kind, List<Listing.Entry> entries)
            implements RowList {

        @Override
        public List<String> columns() {
            List<String> columns = new ArrayList<>(BUCKET.type().names());
            columns.addAll(request.question().groupBy());
            FACT.type().names().stream()
                    .filter(column -> !columns.contains(column))
                    .forEach(columns::add);
            return columns;
        }

        @Override
        public Map<String, @Nullable Object> head() {
            return HEAD.write(this);
        }

        @Override
        public RowReader read(Optional<List<String>> behind) {
            int first =
                    behind.map(key -> MetricRowKey.firstBehind(entries, key)).orElse(0);
            return new RowReader() {
                private int next = first;

                @Override
                public List<ListRow> next(int most) {
                    List<Listing.Entry> part =
                            entries.subList(next, (int) Math.min(entries.size(), (long) next + most));
                    next += part.size();
                    return rows(part);
                }
            };
        }

        private List<ListRow> rows(List<Listing.Entry> part) {
            int[] numbers = part.stream().mapToInt(Listing.Entry::row).toArray();
            @Nullable String[] subjects =
                    switch (kind) {
                        case INTERACTION -> names.interactions(numbers);
                        case SURVEY_RESPONSE -> names.surveys(numbers);
                        case PURCHASE -> names.purchases(numbers);
                    };
            List<ListRow> rows = new ArrayList<>(part.size());
            for (int i = 0; i < part.size(); i++) {
                rows.add(new ListRow(MetricRowKey.of(part.get(i)), columns(part.get(i), subjects[i])));
            }
            return rows;
        }

        private Map<String, @Nullable Object> columns(Listing.Entry entry, @Nullable String subject) {
            Entry row = new Entry(this, entry, subject);
            Map<String, @Nullable Object> columns = BUCKET.write(row);
            List<String> groupBy = request.question().groupBy();
            for (int d = 0; d < groupBy.size(); d++) {
                columns.put(groupBy.get(d), entry.group().get(d));
            }
            FACT.write(row).forEach(columns::putIfAbsent);
            return columns;
        }

        private @Nullable String ofSurvey(String dimension, int row) {
            if (kind != FactKind.SURVEY_RESPONSE) {
                return null;
            }
            return facts.surveys()
                    .dimension(dimension)
                    .filter(column -> column.get(row) != 0)
                    .map(column -> column.dictionary().text(column.get(row)))
                    .orElse(null);
        }

        private @Nullable String customer(int row) {
            int person =
                    switch (kind) {
                        case INTERACTION -> facts.interactions().customer().get(row);
                        case SURVEY_RESPONSE -> facts.surveys().customer().get(row);
                        case PURCHASE -> facts.purchases().customer().get(row);
                    };
            return person == 0 ? null : facts.people().text(person);
        }
    }

    /** What was measured of a fact, in the metric's unit; null when nothing was. */
    static @Nullable BigDecimal measured(Metric metric, Listing.Entry entry) {
        if (entry.measure().isEmpty()) {
            return null;
        }
        BigDecimal measured = BigDecimal.valueOf(entry.measure().getAsLong())
                .divide(BigDecimal.valueOf(metric.measuresInOne()), 6, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return measured.scale() < 0 ? measured.setScale(0, RoundingMode.UNNECESSARY) : measured;
    }
}
