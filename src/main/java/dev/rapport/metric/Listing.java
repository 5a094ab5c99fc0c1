package dev.rapport.metric;

import dev.rapport.readmodel.LongColumn;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.time.EpochMicros;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lists the facts behind a question, with what the metric says of each: the same pass that counts them. */
public final class Listing {
    private Listing() {}

    /**
     * A fact behind a number.
     *
     * @param from the start of its cell's bucket, {@code to} its end
     * @param group its cell's values of the dimensions grouped by; not to be changed: all entries of a cell share it
     * @param row the fact's number
     * @param at the time by which it is listed
     * @param place tells apart what one fact is several times, such as the messages of a conversation
     * @param outcome what it is to the metric
     * @param measure what was measured of it: microseconds, or ten-thousandths; empty when nothing was
     */
    public record Entry(
            Instant from,
            Instant to,
            List<@Nullable String> group,
            int row,
            Instant at,
            int place,
            Outcome outcome,
            OptionalLong measure) {
        /** Its place in the list. */
        public Place where() {
            return new Place(from, group, at, row, place);
        }
    }

    /** A place in the order of a list: by bucket, then by group, then by time, then by number. */
    public record Place(Instant from, List<@Nullable String> group, Instant at, int row, int place)
            implements Comparable<Place> {
        private static final Comparator<List<@Nullable String>> BY_LABELS = Evaluation::compareLabels;
        private static final Comparator<Place> ORDER = Comparator.comparing(Place::from)
                .thenComparing(Place::group, BY_LABELS)
                .thenComparing(Place::at)
                .thenComparingInt(Place::row)
                .thenComparingInt(Place::place);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * The facts, by bucket, group, the time by which they are listed, and number.
     *
     * @param wanted which outcomes are listed
     */
    public static List<Entry> of(
            Metric metric, Snapshot snapshot, Question question, Effort effort, Predicate<Outcome> wanted) {
        Pass pass = new Pass(metric.scan(snapshot, question), question, effort);
        List<Entry> entries = new ArrayList<>();
        Collector collector = new Collector(pass, effort, wanted, entries);
        pass.run(collector::at);
        entries.sort(Comparator.comparing(Entry::where));
        return entries;
    }

    /** Tells what the metric says of each fact, in any order, and keeps none of them. */
    public static void forEach(Metric metric, Snapshot snapshot, Question question, Effort effort, Consumer consumer) {
        Sink sink = (outcome, row, measure) -> consumer.take(row, outcome);
        new Pass(metric.scan(snapshot, question), question, effort).run(cell -> sink);
    }

    /** Is told facts with what they are. */
    @FunctionalInterface
    public interface Consumer {
        /** Takes one. */
        void take(int row, Outcome outcome);
    }

    /** What one metric says of one fact, in the cell of its own cohort time and of no group. */
    public static List<Entry> ofFact(Metric metric, Snapshot snapshot, Question question, Effort effort, int row) {
        Pass pass = new Pass(metric.scan(snapshot, question), question, effort);
        List<Entry> entries = new ArrayList<>();
        Collector collector = new Collector(pass, effort, outcome -> true, entries);
        Sink none = (outcome, other, measure) -> {};
        pass.run(cell -> {
            Sink found = collector.at(cell);
            return (outcome, listed, measure) -> (listed == row ? found : none).add(outcome, listed, measure);
        });
        return entries;
    }

    private static final class Collector implements Sink {
        private final Pass pass;
        private final Effort effort;
        private final Predicate<Outcome> wanted;
        private final List<Entry> entries;
        private final Int2ObjectOpenHashMap<InCell> cells = new Int2ObjectOpenHashMap<>();
        private int cell;
        private int lastRow = -1;
        private int lastCell = -1;
        private int place;

        /** What all entries of a cell share. */
        private record InCell(Instant from, Instant to, List<@Nullable String> group) {}

        Collector(Pass pass, Effort effort, Predicate<Outcome> wanted, List<Entry> entries) {
            this.pass = pass;
            this.effort = effort;
            this.wanted = wanted;
            this.entries = entries;
        }

        Sink at(int nextCell) {
            cell = nextCell;
            return this;
        }

        private InCell inCell() {
            InCell known = cells.get(cell);
            if (known == null) {
                effort.hold(Footprint.LISTED_CELL);
                int bucket = pass.bucket(cell);
                known = new InCell(
                        EpochMicros.toInstant(pass.buckets().startMicros(bucket)),
                        EpochMicros.toInstant(pass.buckets().endMicros(bucket)),
                        pass.grouping().labels(pass.group(cell)));
                cells.put(cell, known);
            }
            return known;
        }

        @Override
        public void add(Outcome outcome, int row, long measure) {
            place = row == lastRow && cell == lastCell ? place + 1 : 0;
            lastRow = row;
            lastCell = cell;
            if (wanted.test(outcome)) {
                effort.hold(Footprint.LISTED);
                InCell shared = inCell();
                entries.add(new Entry(
                        shared.from(),
                        shared.to(),
                        shared.group(),
                        row,
                        EpochMicros.toInstant(pass.scan().listedAt(row)),
                        place,
                        outcome,
                        measure == LongColumn.ABSENT ? OptionalLong.empty() : OptionalLong.of(measure)));
            }
        }
    }
}
