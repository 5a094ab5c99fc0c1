package dev.rapport.query.list;

import dev.rapport.metric.Effort;
import dev.rapport.metric.FactKind;
import dev.rapport.metric.Listing;
import dev.rapport.metric.Metric;
import dev.rapport.metric.Outcome;
import dev.rapport.platform.problem.NearestName;
import dev.rapport.query.AnswerRows;
import dev.rapport.query.MetricAnswers;
import dev.rapport.query.MetricDocuments;
import dev.rapport.query.MetricRequest;
import dev.rapport.query.OutcomeMeaning;
import dev.rapport.query.budget.Reading;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.readmodel.SubjectNames;
import dev.rapport.workspace.Workspace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The facts behind a number, with what the metric says of each. */
@ApplicationScoped
public class MetricRows {
    /** The parameters beside those of the metric. */
    public static final List<String> PARAMETERS = List.of("outcome", "cursor");

    private static final String ALL = "all";
    private static final List<String> BUCKET = List.of("bucket_start", "bucket_end");
    private static final List<String> FACT = List.of(
            "fact",
            "id",
            "at",
            "outcome",
            "counted",
            "meaning",
            "measured",
            "customer_id",
            "survey",
            "question",
            "message");

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
        Optional<String> name = parameters.text("outcome");
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
                    "outcome",
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
            List<String> columns = new ArrayList<>(BUCKET);
            columns.addAll(request.question().groupBy());
            FACT.stream().filter(column -> !columns.contains(column)).forEach(columns::add);
            return columns;
        }

        @Override
        public Map<String, @Nullable Object> head() {
            ZoneId zone = request.question().zone();
            Map<String, @Nullable Object> head = new LinkedHashMap<>();
            head.put("metric", request.metric().description().id());
            head.put(
                    "definition",
                    MetricDocuments.definitionLink(request.metric().description()));
            head.put("query", request.echo());
            head.put("as_of", AnswerRows.time(request.question().asOf(), zone));
            head.put("version", facts.version());
            head.put("count", entries.size());
            return head;
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
            ZoneId zone = request.question().zone();
            Map<String, @Nullable Object> columns = new LinkedHashMap<>();
            columns.put("bucket_start", AnswerRows.time(entry.from(), zone));
            columns.put("bucket_end", AnswerRows.time(entry.to(), zone));
            List<String> groupBy = request.question().groupBy();
            for (int d = 0; d < groupBy.size(); d++) {
                columns.put(groupBy.get(d), entry.group().get(d));
            }
            columns.put("fact", kind.wireName());
            columns.put("id", subject);
            columns.put("at", AnswerRows.time(entry.at(), zone));
            columns.put("outcome", entry.outcome().name());
            columns.put("counted", entry.outcome().isCounted());
            columns.put("meaning", OutcomeMeaning.of(entry.outcome()));
            columns.put("measured", measured(request.metric(), entry));
            columns.put("customer_id", customer(entry.row()));
            boolean survey = kind == FactKind.SURVEY_RESPONSE;
            columns.putIfAbsent("survey", survey ? text("survey", entry.row()) : null);
            columns.putIfAbsent("question", survey ? text("question", entry.row()) : null);
            columns.put(
                    "message",
                    request.metric().description().id().equals("next_reply_time") ? entry.place() + 1 : null);
            return columns;
        }

        private @Nullable String text(String dimension, int row) {
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
