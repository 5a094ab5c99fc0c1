package dev.rapport.metric;

import dev.rapport.time.Buckets;
import it.unimi.dsi.fastutil.ints.Int2IntMap;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** One pass over the facts that a question asks about: puts each into its cells and says there what it is. */
final class Pass {
    private final Scan<?> scan;
    private final Buckets buckets;
    private final Filter filter = new Filter();
    private final Grouping grouping;
    private final List<MultiValued> multiplied = new ArrayList<>();
    private final Set<Warning> warnings = new LinkedHashSet<>();
    private final @Nullable OnePerPerson choice;
    private final Int2ObjectOpenHashMap<Int2IntOpenHashMap> chosen = new Int2ObjectOpenHashMap<>();
    private final Place place = new Place();
    private final Effort effort;
    private final long bytesPerFact;
    private long classified;
    private IntFunction<? extends Sink> sinks = cell -> {
        throw new IllegalStateException("the pass has not begun");
    };

    /** Makes ready. */
    Pass(Scan<?> scan, Question question, Effort effort) {
        this.scan = scan;
        this.effort = effort;
        this.bytesPerFact = scan.bytesPerFact();
        long most = Buckets.estimate(question.range(), question.grain());
        effort.rows(most);
        effort.hold(Footprint.ofBuckets(most));
        this.buckets = Buckets.of(question.range(), question.zone(), question.grain(), question.weekStart());
        this.choice = scan.choice().orElse(null);
        for (Condition condition : question.conditions()) {
            Dimension dimension = dimension(condition.dimension());
            effort.hold(dimension.size());
            filter.add(dimension, condition);
        }
        List<Dimension> dimensions =
                question.groupBy().stream().map(this::dimension).toList();
        for (Dimension dimension : dimensions) {
            if (dimension instanceof MultiValued several) {
                multiplied.add(several);
            }
        }
        if (!dimensions.isEmpty()) {
            effort.hold((long) Integer.BYTES * dimensions.get(0).size());
        }
        this.grouping = new Grouping(dimensions);
    }

    private Dimension dimension(String name) {
        Optional<Dimension> known = scan.dimension(name);
        return known.orElseGet(() -> {
            warnings.add(new Warning("unknown_dimension_value", "no fact has had %s so far".formatted(name)));
            return NoDimension.INSTANCE;
        });
    }

    /** Goes over all facts; what is said of them goes to the sink of their cell. May be called once. */
    void run(IntFunction<? extends Sink> sinkOfCell) {
        sinks = sinkOfCell;
        scan.forEachEntry(buckets, new EntryVisitor() {
            @Override
            public void visit(int row, int bucket) {
                Pass.this.visit(row, bucket);
            }

            @Override
            public void nextBlock() {
                Pass.this.nextBlock();
            }
        });
        if (choice != null) {
            for (Int2ObjectMap.Entry<Int2IntOpenHashMap> cell : chosen.int2ObjectEntrySet()) {
                effort.goOn();
                for (Int2IntMap.Entry person : cell.getValue().int2IntEntrySet()) {
                    classify(person.getIntValue(), cell.getIntKey());
                }
            }
        }
    }

    /**
     * Goes over all facts without saying what they are, to see which groups there are.
     *
     * @return how many entries the cells have together
     */
    long runWithoutClassifying() {
        long[] entries = new long[1];
        Sizing sizing = new Sizing(entries);
        scan.forEachEntry(buckets, sizing);
        return entries[0];
    }

    /** Tells of every entry only that it is there. */
    private final class Sizing implements EntryVisitor {
        private final long[] entries;

        Sizing(long[] entries) {
            this.entries = entries;
        }

        @Override
        public void visit(int row, int bucket) {
            if (filter.keeps(row)) {
                visit(row, 0, bucket);
            }
        }

        private void visit(int row, int dimension, int bucket) {
            if (dimension == multiplied.size()) {
                grouping.groupOf(row);
                entries[0]++;
                return;
            }
            MultiValued several = multiplied.get(dimension);
            for (int group = 0; group < several.groups(row); group++) {
                several.choose(row, group);
                visit(row, dimension + 1, bucket);
            }
        }

        @Override
        public void nextBlock() {
            effort.goOn();
            effort.rows(Math.max(1L, grouping.size()) * buckets.size());
        }
    }

    /** Whether a fact can be in several groups. */
    boolean isMultiplied() {
        return !multiplied.isEmpty();
    }

    private void nextBlock() {
        effort.goOn();
        if (bytesPerFact > 0) {
            effort.hold(classified * bytesPerFact);
            classified = 0;
        }
    }

    private void visit(int row, int bucket) {
        if (!filter.keeps(row)) {
            return;
        }
        if (multiplied.isEmpty()) {
            take(row, cell(grouping.groupOf(row), bucket));
        } else {
            visitEach(row, bucket, 0);
        }
    }

    private void visitEach(int row, int bucket, int dimension) {
        if (dimension == multiplied.size()) {
            take(row, cell(grouping.groupOf(row), bucket));
            return;
        }
        MultiValued several = multiplied.get(dimension);
        for (int group = 0; group < several.groups(row); group++) {
            several.choose(row, group);
            visitEach(row, bucket, dimension + 1);
        }
    }

    private void take(int row, int cell) {
        int person = choice == null ? 0 : choice.person(row);
        if (choice == null || person == 0) {
            classify(row, cell);
            return;
        }
        Int2IntOpenHashMap people = chosen.get(cell);
        if (people == null) {
            effort.hold(Footprint.PEOPLE);
            people = new Int2IntOpenHashMap();
            people.defaultReturnValue(-1);
            chosen.put(cell, people);
        }
        int other = people.get(person);
        if (other < 0) {
            effort.hold(Footprint.PERSON);
        }
        if (other < 0 || choice.isBetter(row, other)) {
            people.put(person, row);
        }
        if (other >= 0) {
            choice.passOver(choice.isBetter(row, other) ? other : row, sinks.apply(cell));
        }
    }

    private void classify(int row, int cell) {
        classified++;
        place.cell = cell;
        scan.classify(row, place, sinks.apply(cell));
    }

    private int cell(int group, int bucket) {
        return group * buckets.size() + bucket;
    }

    int group(int cell) {
        return cell / buckets.size();
    }

    int bucket(int cell) {
        return cell % buckets.size();
    }

    Buckets buckets() {
        return buckets;
    }

    Grouping grouping() {
        return grouping;
    }

    Scan<?> scan() {
        return scan;
    }

    /** Of what was asked, and of what was found. */
    List<Warning> warnings() {
        Set<Warning> all = new LinkedHashSet<>(warnings);
        all.addAll(filter.warnings());
        all.addAll(scan.warnings());
        return List.copyOf(all);
    }

    /** The cell that is being counted; made once, not for every fact. */
    private final class Place implements Cell {
        private int cell;

        @Override
        public long start() {
            return buckets.startMicros(bucket(cell));
        }

        @Override
        public long end() {
            return buckets.endMicros(bucket(cell));
        }

        @Override
        public boolean groups(int row) {
            return filter.keeps(row) && grouping.groupOf(row) == group(cell);
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
