package dev.rapport.query.list;

import static dev.rapport.query.CommonParameters.FORMAT;
import static dev.rapport.query.CommonParameters.LIMIT;
import static dev.rapport.query.CommonParameters.TZ;
import static dev.rapport.schema.Property.text;
import static dev.rapport.schema.Property.texts;
import static dev.rapport.schema.Property.wholeNumber;

import dev.rapport.event.CodePointOrder;
import dev.rapport.metric.Effort;
import dev.rapport.platform.http.PageRequest;
import dev.rapport.platform.problem.NearestName;
import dev.rapport.platform.problem.Problem;
import dev.rapport.readmodel.CodeColumn;
import dev.rapport.readmodel.Dictionary;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.schema.Property;
import dev.rapport.schema.RowType;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What facts can be filtered and grouped by, and which values there are: menus. Facts that no metric counts are left out. */
public final class DimensionLists {
    private static final Property PREFIX =
            text("prefix").meaning("How values begin.").example("ch");

    /** The parameters of the dimensions. */
    public static final List<Property> PARAMETERS = List.of(TZ, FORMAT);

    /** The parameters of the values of a dimension. */
    public static final List<Property> VALUE_PARAMETERS = List.of(PREFIX, LIMIT, TZ, FORMAT);

    private record Entry(String name, List<String> facts, long values) {}

    private static final RowType<Entry> ROW = RowType.<Entry>of("DimensionEntry", "A dimension.")
            .with(text("name").example("channel"), Entry::name)
            .with(
                    texts("facts").meaning("The kinds of facts that have it.").example(List.of("interaction")),
                    Entry::facts)
            .with(wholeNumber("values").example(6), Entry::values)
            .build();

    private record Value(String value, long count, long interactions, long surveyResponses, long purchases) {}

    private static final RowType<Value> VALUE_ROW = RowType.<Value>of("DimensionValue", "A value of a dimension.")
            .with(text("value").example("chat"), Value::value)
            .with(wholeNumber("count").example(120), Value::count)
            .with(wholeNumber("interactions").example(100), Value::interactions)
            .with(wholeNumber("survey_responses").example(20), Value::surveyResponses)
            .with(wholeNumber("purchases").example(0), Value::purchases)
            .build();

    private static final Property DIMENSION = text("dimension").example("channel");

    /** What the dimensions look like. */
    public static final ListType TYPE = ListType.paged(ROW.type());

    /** What the values of a dimension look like. */
    public static final ListType VALUE_TYPE = ListType.paged(VALUE_ROW.type(), DIMENSION);

    private DimensionLists() {}

    /** All dimensions. */
    public static ListAnswer dimensions(
            ListParameters parameters, List<MediaType> accepted, Supplier<Snapshot> snapshot, Effort effort) {
        ListRequest request = parameters.finishWhole(accepted, ReadyRows.ALL);
        List<FactDimensions> kinds = FactDimensions.of(snapshot.get());
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (String name : names(kinds)) {
            List<String> facts = kinds.stream()
                    .filter(kind -> kind.names().contains(name))
                    .map(FactDimensions::kind)
                    .toList();
            rows.add(ROW.write(new Entry(name, facts, count(kinds, name, effort))));
        }
        return new ListAnswer(new ReadyRows(ROW.type().names(), Map.of(), rows), request, effort);
    }

    private static Set<String> names(List<FactDimensions> kinds) {
        Set<String> names = new LinkedHashSet<>();
        kinds.forEach(kind -> names.addAll(kind.names()));
        return names;
    }

    private static long count(List<FactDimensions> kinds, String name, Effort effort) {
        long count = 0;
        for (long facts : Counts.of(kinds, name, effort).total) {
            count += facts > 0 ? 1 : 0;
        }
        return count;
    }

    /**
     * The values of a dimension, the most frequent first.
     *
     * @throws dev.rapport.platform.problem.ProblemException when there is no such dimension
     */
    public static ListAnswer values(
            ListParameters parameters,
            List<MediaType> accepted,
            Supplier<Snapshot> snapshot,
            String name,
            Effort effort) {
        String prefix = parameters.text(PREFIX).orElse("");
        int limit = parameters.limit().orElse(PageRequest.DEFAULT_LIMIT);
        ListRequest request = parameters.finishWhole(accepted, limit);
        List<FactDimensions> kinds = FactDimensions.of(snapshot.get());
        Set<String> names = names(kinds);
        if (!names.contains(name)) {
            throw Problem.notFound(NearestName.unknown("dimension", name, names))
                    .toException();
        }
        Counts counts = Counts.of(kinds, name, effort);
        List<Map<String, @Nullable Object>> rows =
                counts.mostFrequent(prefix, limit).stream().map(counts::row).toList();
        return new ListAnswer(
                new ReadyRows(VALUE_ROW.type().names(), Map.of(DIMENSION.name(), name), rows), request, effort);
    }

    /** How many facts of each kind have each value, by code; all kinds share the codes of a dimension. */
    private static final class Counts {
        private final Optional<Dictionary> texts;
        private final List<long[]> byKind;
        private final long[] total;

        private Counts(Optional<Dictionary> texts, List<long[]> byKind, long[] total) {
            this.texts = texts;
            this.byKind = byKind;
            this.total = total;
        }

        static Counts of(List<FactDimensions> kinds, String name, Effort effort) {
            effort.goOn();
            Optional<Dictionary> texts = kinds.stream()
                    .map(kind -> kind.column(name).map(CodeColumn::dictionary))
                    .flatMap(Optional::stream)
                    .max(Comparator.comparingInt(Dictionary::size));
            int size = texts.map(Dictionary::size).orElse(0) + 1;
            effort.hold((kinds.size() + 1L) * Long.BYTES * size);
            List<long[]> byKind =
                    kinds.stream().map(kind -> kind.count(name, size)).toList();
            long[] total = new long[size];
            for (long[] counts : byKind) {
                for (int code = 1; code < size; code++) {
                    total[code] += counts[code];
                }
            }
            return new Counts(texts, byKind, total);
        }

        private String text(int code) {
            return texts.orElseThrow().text(code);
        }

        List<Integer> mostFrequent(String prefix, int limit) {
            Comparator<Integer> order = Comparator.<Integer>comparingLong(code -> total[code])
                    .reversed()
                    .thenComparing(this::text, CodePointOrder.INSTANCE);
            PriorityQueue<Integer> first = new PriorityQueue<>(order.reversed());
            for (int code = 1; code < total.length; code++) {
                if (total[code] > 0 && text(code).startsWith(prefix)) {
                    first.add(code);
                    if (first.size() > limit) {
                        first.remove();
                    }
                }
            }
            return first.stream().sorted(order).toList();
        }

        Map<String, @Nullable Object> row(int code) {
            return VALUE_ROW.write(
                    new Value(text(code), total[code], byKind.get(0)[code], byKind.get(1)[code], byKind.get(2)[code]));
        }
    }
}
