package dev.rapport.metric;

import dev.rapport.event.CodePointOrder;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.time.Buckets;
import dev.rapport.time.EpochMicros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts a question to a metric over one snapshot: every fact of the cohort that meets the conditions is counted in the cell
 * of its bucket and group.
 */
public final class Evaluation {
    private Evaluation() {}

    /**
     * The answer.
     *
     * @throws TooManyCellsException when there would be too many rows
     */
    public static Answer of(Metric metric, Snapshot snapshot, Question question) {
        return counted(metric, metric.scan(snapshot, question), snapshot, question);
    }

    private static <T extends Tally<T>> Answer counted(
            Metric metric, Scan<T> scan, Snapshot snapshot, Question question) {
        Count<T> count = new Count<>(scan, question);
        if (question.isTotal()) {
            List<Answer.Row> rows = count.rows();
            return new Answer(rows.get(0).measures(), rows, count.validUntil(), count.pass.warnings());
        }
        Measures total = metric.additive(question.options(), question.groupBy())
                ? count.mergedTotal()
                : soleCell(metric.scan(snapshot, question.asTotal()), question.asTotal());
        return new Answer(total, count.rows(), count.validUntil(), count.pass.warnings());
    }

    private static <T extends Tally<T>> Measures soleCell(Scan<T> scan, Question question) {
        return new Count<>(scan, question).measures(0);
    }

    /** By code points, the absent last. */
    static int compareLabels(List<@Nullable String> left, List<@Nullable String> right) {
        for (int i = 0; i < left.size(); i++) {
            String a = left.get(i);
            String b = right.get(i);
            int order = a == null || b == null
                    ? Boolean.compare(a == null, b == null)
                    : CodePointOrder.INSTANCE.compare(a, b);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** A pass that counts. */
    private static final class Count<T extends Tally<T>> {
        private final Scan<T> scan;
        private final Question question;
        private final Pass pass;
        private final List<@Nullable T> tallies = new ArrayList<>();

        Count(Scan<T> scan, Question question) {
            this.scan = scan;
            this.question = question;
            this.pass = new Pass(scan, question);
            pass.run(this::tally);
        }

        private T tally(int cell) {
            if (cell >= tallies.size()) {
                long groups = pass.grouping().size();
                if (groups * pass.buckets().size() > TooManyCellsException.LIMIT) {
                    throw new TooManyCellsException(pass.buckets().size(), groups);
                }
                while (tallies.size() <= cell) {
                    tallies.add(null);
                }
            }
            T tally = tallies.get(cell);
            if (tally == null) {
                tally = scan.tally();
                tallies.set(cell, tally);
            }
            return tally;
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

        List<Answer.Row> rows() {
            Buckets buckets = pass.buckets();
            Grouping grouping = pass.grouping();
            Comparator<List<@Nullable String>> byLabels = Evaluation::compareLabels;
            List<Integer> groups = IntStream.range(0, grouping.size())
                    .boxed()
                    .sorted(Comparator.comparing(grouping::labels, byLabels))
                    .toList();
            List<Answer.Row> rows = new ArrayList<>();
            for (int bucket = 0; bucket < buckets.size(); bucket++) {
                Instant end = EpochMicros.toInstant(buckets.endMicros(bucket));
                for (int group : groups) {
                    Measures measures = measures(group * buckets.size() + bucket);
                    rows.add(new Answer.Row(
                            EpochMicros.toInstant(buckets.startMicros(bucket)),
                            end,
                            !end.isAfter(question.asOf()) && measures.pending() == 0,
                            grouping.labels(group),
                            measures));
                }
            }
            return rows;
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
}
