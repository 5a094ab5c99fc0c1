package dev.rapport.metric;

import dev.rapport.readmodel.LongColumn;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.time.EpochMicros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
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
     * @param group its cell's values of the dimensions grouped by
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
        public Entry {
            group = Collections.unmodifiableList(new ArrayList<>(group));
        }

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

        public Place {
            group = Collections.unmodifiableList(new ArrayList<>(group));
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * The facts, by bucket, group, the time by which they are listed, and number.
     *
     * @param wanted which outcomes are listed
     * @throws TooManyFactsException when there are too many of them
     */
    public static List<Entry> of(Metric metric, Snapshot snapshot, Question question, Predicate<Outcome> wanted) {
        Scan<?> scan = metric.scan(snapshot, question);
        Pass pass = new Pass(scan, question);
        List<Entry> entries = new ArrayList<>();
        Collector collector = new Collector(pass, wanted, entries);
        pass.run(cell -> collector.at(cell));
        entries.sort(Comparator.comparing(Entry::where));
        return entries;
    }

    /** What one metric says of one fact, in the cell of its own cohort time and of no group. */
    public static List<Entry> ofFact(Metric metric, Snapshot snapshot, Question question, int row) {
        return of(metric, snapshot, question, outcome -> true).stream()
                .filter(entry -> entry.row() == row)
                .toList();
    }

    private static final class Collector implements Sink {
        private final Pass pass;
        private final Predicate<Outcome> wanted;
        private final List<Entry> entries;
        private int cell;
        private int lastRow = -1;
        private int lastCell = -1;
        private int place;

        Collector(Pass pass, Predicate<Outcome> wanted, List<Entry> entries) {
            this.pass = pass;
            this.wanted = wanted;
            this.entries = entries;
        }

        Sink at(int nextCell) {
            cell = nextCell;
            return this;
        }

        @Override
        public void add(Outcome outcome, int row, long measure) {
            place = row == lastRow && cell == lastCell ? place + 1 : 0;
            lastRow = row;
            lastCell = cell;
            if (wanted.test(outcome)) {
                if (entries.size() == TooManyFactsException.LIMIT) {
                    throw new TooManyFactsException();
                }
                int bucket = pass.bucket(cell);
                entries.add(new Entry(
                        EpochMicros.toInstant(pass.buckets().startMicros(bucket)),
                        EpochMicros.toInstant(pass.buckets().endMicros(bucket)),
                        pass.grouping().labels(pass.group(cell)),
                        row,
                        EpochMicros.toInstant(pass.scan().listedAt(row)),
                        place,
                        outcome,
                        measure == LongColumn.ABSENT ? OptionalLong.empty() : OptionalLong.of(measure)));
            }
        }
    }
}
