package dev.rapport.metric;

import dev.rapport.time.Buckets;
import dev.rapport.time.EpochMicros;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A pass that counts: a tally for each cell that has facts. What the tallies come to is finished row by row when it is
 * read, since a finished cell costs ten times a counted one.
 *
 * @param <T> the metric's tally
 */
final class CellCount<T extends Tally<T>> implements Answer.Cells {
    private final Scan<T> scan;
    private final Question question;
    private final Effort effort;
    private final Pass pass;
    private final List<@Nullable T> tallies = new ArrayList<>();
    private final int[] groups;
    private int groupsHeld;
    private @Nullable Map<List<@Nullable String>, Integer> groupNumbers;

    CellCount(Scan<T> scan, Question question, Effort effort) {
        this.scan = scan;
        this.question = question;
        this.effort = effort;
        this.pass = new Pass(scan, question, effort);
        pass.run(this::tally);
        holdGroups();
        Comparator<List<@Nullable String>> byLabels = Evaluation::compareLabels;
        this.groups = IntStream.range(0, pass.grouping().size())
                .boxed()
                .sorted(Comparator.comparing(pass.grouping()::labels, byLabels))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private T tally(int cell) {
        if (cell >= tallies.size()) {
            holdGroups();
            while (tallies.size() <= cell) {
                tallies.add(null);
            }
        }
        T tally = tallies.get(cell);
        if (tally == null) {
            effort.hold(scan.bytesPerTally());
            tally = scan.tally();
            tallies.set(cell, tally);
        }
        return tally;
    }

    /** Each group has all buckets. */
    private void holdGroups() {
        int now = pass.grouping().size();
        if (now > groupsHeld) {
            effort.rows((long) now * pass.buckets().size());
            effort.hold((now - groupsHeld) * Footprint.ofGroup(pass.buckets().size()));
            groupsHeld = now;
        }
    }

    Measures mergedTotal() {
        T total = scan.tally();
        for (T tally : tallies) {
            if (tally != null) {
                total.merge(tally);
            }
        }
        return total.finish();
    }

    Measures measures(int cell) {
        T tally = cell < tallies.size() ? tallies.get(cell) : null;
        return (tally == null ? scan.tally() : tally).finish();
    }

    List<Warning> warnings() {
        return pass.warnings();
    }

    @Override
    public List<Answer.Row> rows() {
        return new Rows();
    }

    @Override
    public Optional<Measures> measures(int bucket, List<@Nullable String> group) {
        if (groupNumbers == null) {
            groupNumbers = new HashMap<>();
            for (int number : groups) {
                groupNumbers.put(pass.grouping().labels(number), number);
            }
        }
        Integer number = groupNumbers.get(group);
        int buckets = pass.buckets().size();
        return number == null || bucket >= buckets
                ? Optional.empty()
                : Optional.of(measures(number * buckets + bucket));
    }

    /** By bucket and then by group. */
    private final class Rows extends AbstractList<Answer.Row> implements RandomAccess {
        @Override
        public int size() {
            return groups.length * pass.buckets().size();
        }

        @Override
        public Answer.Row get(int place) {
            Buckets buckets = pass.buckets();
            int bucket = place / groups.length;
            int group = groups[place % groups.length];
            Instant end = EpochMicros.toInstant(buckets.endMicros(bucket));
            Measures measures = measures(group * buckets.size() + bucket);
            return new Answer.Row(
                    bucket,
                    EpochMicros.toInstant(buckets.startMicros(bucket)),
                    end,
                    !end.isAfter(question.asOf()) && measures.pending() == 0,
                    pass.grouping().labels(group),
                    measures);
        }
    }

    @Nullable Instant validUntil() {
        long asOf = EpochMicros.fromInstant(question.asOf());
        Buckets buckets = pass.buckets();
        long until = scan.changesAt();
        for (int bucket = 0; bucket < buckets.size(); bucket++) {
            if (buckets.endMicros(bucket) > asOf) {
                until = Math.min(until, buckets.endMicros(bucket));
                break;
            }
        }
        return until == Long.MAX_VALUE ? null : EpochMicros.toInstant(until);
    }
}
