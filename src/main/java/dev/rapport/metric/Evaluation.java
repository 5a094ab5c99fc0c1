package dev.rapport.metric;

import dev.rapport.event.CodePointOrder;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.time.Buckets;
import dev.rapport.time.EpochMicros;
import dev.rapport.time.Grain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
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
        return new Pass<>(metric.scan(snapshot, question), question).answer(metric, snapshot);
    }

    /** One pass over the facts. */
    private static final class Pass<T extends Tally<T>> {
        private final Scan<T> scan;
        private final Question question;
        private final Buckets buckets;
        private final Filter filter = new Filter();
        private final Grouping grouping;
        private final List<@Nullable T> tallies = new ArrayList<>();
        private final Set<Warning> warnings = new LinkedHashSet<>();
        private final IntUnaryOperator cellOf = this::cellOf; // made once, not for every fact

        Pass(Scan<T> scan, Question question) {
            this.scan = scan;
            this.question = question;
            this.buckets = Buckets.of(question.range(), question.zone(), question.grain(), question.weekStart());
            for (Condition condition : question.conditions()) {
                filter.add(dimension(condition.dimension()), condition);
            }
            this.grouping = new Grouping(
                    question.groupBy().stream().map(this::dimension).toList());
            if (buckets.size() > TooManyCellsException.LIMIT) {
                throw new TooManyCellsException(buckets.size(), 1);
            }
        }

        private Dimension dimension(String name) {
            return scan.dimension(name).orElseGet(() -> {
                warnings.add(new Warning("unknown_dimension_value", "no fact has had %s so far".formatted(name)));
                return NoDimension.INSTANCE;
            });
        }

        Answer answer(Metric metric, Snapshot snapshot) {
            scan.forEachBlock(question.range().fromMicros(), question.range().toMicros(), this::count);
            warnings.addAll(filter.warnings());
            warnings.addAll(scan.warnings());
            Measures total = metric.additive(question.options())
                    ? mergedTotal()
                    : new Pass<>(metric.scan(snapshot, total(question)), total(question)).soleCell();
            return new Answer(total, rows(), validUntil(), List.copyOf(warnings));
        }

        private static Question total(Question question) {
            return new Question(
                    question.range(),
                    question.zone(),
                    question.weekStart(),
                    Grain.TOTAL,
                    List.of(),
                    question.conditions(),
                    question.confidence(),
                    question.options(),
                    question.asOf());
        }

        private void count(int first, int end) {
            int bucket = 0;
            for (int row = first; row < end; row++) {
                bucket = buckets.indexOf(scan.cohort(row), Math.max(bucket, 0));
                if (bucket >= 0 && filter.keeps(row)) {
                    int cell = cell(grouping.groupOf(row), bucket);
                    scan.count(row, cell, cellOf, tally(cell));
                }
            }
        }

        private int cellOf(int row) {
            int bucket = buckets.indexOf(scan.cohort(row));
            return bucket >= 0 && filter.keeps(row) ? cell(grouping.groupOf(row), bucket) : -1;
        }

        private int cell(int group, int bucket) {
            return group * buckets.size() + bucket;
        }

        private T tally(int cell) {
            if (cell >= tallies.size()) {
                long groups = grouping.size();
                if (groups * buckets.size() > TooManyCellsException.LIMIT) {
                    throw new TooManyCellsException(buckets.size(), groups);
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

        private Measures soleCell() {
            scan.forEachBlock(question.range().fromMicros(), question.range().toMicros(), this::count);
            return measures(0);
        }

        private Measures mergedTotal() {
            T total = scan.tally();
            for (T tally : tallies) {
                if (tally != null) {
                    total.merge(tally);
                }
            }
            return total.finish();
        }

        private Measures measures(int cell) {
            T tally = cell < tallies.size() ? tallies.get(cell) : null;
            return (tally == null ? scan.tally() : tally).finish();
        }

        private List<Answer.Row> rows() {
            Comparator<List<@Nullable String>> byLabels = Pass::compareLabels;
            List<Integer> groups = IntStream.range(0, grouping.size())
                    .boxed()
                    .sorted(Comparator.comparing(grouping::labels, byLabels))
                    .toList();
            List<Answer.Row> rows = new ArrayList<>();
            for (int bucket = 0; bucket < buckets.size(); bucket++) {
                Instant end = EpochMicros.toInstant(buckets.endMicros(bucket));
                for (int group : groups) {
                    Measures measures = measures(cell(group, bucket));
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

        /** By code points, the absent last. */
        private static int compareLabels(List<@Nullable String> left, List<@Nullable String> right) {
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

        private @Nullable Instant validUntil() {
            long asOf = EpochMicros.fromInstant(question.asOf());
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

    /** A dimension that no fact has. */
    private enum NoDimension implements Dimension {
        INSTANCE;

        @Override
        public int codeOf(int row) {
            return 0;
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public @Nullable String text(int code) {
            return null;
        }

        @Override
        public int codeOf(String text) {
            return 0;
        }
    }
}
