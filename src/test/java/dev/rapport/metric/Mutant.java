package dev.rapport.metric;

import dev.rapport.readmodel.LongColumn;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.time.Buckets;
import java.util.List;
import java.util.Optional;

/** A metric that is wrong: it takes one of its outcomes for another one. */
public final class Mutant implements Metric {
    private final Metric metric;
    private final Outcome mistaken;
    private final Outcome instead;

    /** The metric with that mistake. */
    public Mutant(Metric metric, Outcome mistaken) {
        this.metric = metric;
        this.mistaken = mistaken;
        this.instead = metric.description().outcomes().stream()
                .filter(outcome -> outcome.part() != mistaken.part())
                .findFirst()
                .orElse(mistaken);
    }

    /** Whether there is anything to take it for; what only counts has one outcome, and then loses its facts. */
    public boolean isLossy() {
        return instead.equals(mistaken);
    }

    @Override
    public MetricDescription description() {
        return metric.description();
    }

    @Override
    public UnitOfCount unitOfCount(OptionValues options) {
        return metric.unitOfCount(options);
    }

    @Override
    public FactKind factKind(OptionValues options) {
        return metric.factKind(options);
    }

    @Override
    public List<String> alwaysGroupedBy() {
        return metric.alwaysGroupedBy();
    }

    @Override
    public Scan<?> scan(Snapshot snapshot, Question question) {
        return new MutantScan<>(metric.scan(snapshot, question));
    }

    private final class MutantScan<T extends Tally<T>> implements Scan<T> {
        private final Scan<T> scan;

        MutantScan(Scan<T> scan) {
            this.scan = scan;
        }

        @Override
        public void forEachEntry(Buckets buckets, EntryVisitor visitor) {
            scan.forEachEntry(buckets, visitor);
        }

        @Override
        public long listedAt(int row) {
            return scan.listedAt(row);
        }

        @Override
        public Optional<Dimension> dimension(String name) {
            return scan.dimension(name);
        }

        @Override
        public Optional<OnePerPerson> choice() {
            return scan.choice().map(MutantChoice::new);
        }

        @Override
        public T tally() {
            return scan.tally();
        }

        @Override
        public int bytesPerTally() {
            return scan.bytesPerTally();
        }

        @Override
        public void classify(int row, Cell cell, Sink sink) {
            scan.classify(row, cell, mistaking(sink));
        }

        @Override
        public long changesAt() {
            return scan.changesAt();
        }

        @Override
        public List<Warning> warnings() {
            return scan.warnings();
        }
    }

    private final class MutantChoice implements OnePerPerson {
        private final OnePerPerson choice;

        MutantChoice(OnePerPerson choice) {
            this.choice = choice;
        }

        @Override
        public int person(int row) {
            return choice.person(row);
        }

        @Override
        public boolean isBetter(int row, int other) {
            return choice.isBetter(row, other);
        }

        @Override
        public void passOver(int row, Sink sink) {
            choice.passOver(row, mistaking(sink));
        }
    }

    private Sink mistaking(Sink sink) {
        return (outcome, row, measure) -> {
            if (!outcome.equals(mistaken)) {
                sink.add(outcome, row, measure);
            } else if (!isLossy()) {
                sink.add(instead, row, measure == LongColumn.ABSENT ? 1 : measure);
            }
        };
    }
}
