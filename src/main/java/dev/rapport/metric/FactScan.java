package dev.rapport.metric;

import dev.rapport.readmodel.Blocks;
import dev.rapport.time.Buckets;
import dev.rapport.time.EpochMicros;
import java.util.List;

/**
 * What scans have in common that put each fact into the bucket of its cohort time.
 *
 * @param <T> the metric's tally
 */
abstract class FactScan<T extends Tally<T>> implements Scan<T> {
    final Question question;
    final long asOf;
    private long changesAt = Long.MAX_VALUE;

    FactScan(Question question) {
        this.question = question;
        this.asOf = EpochMicros.fromInstant(question.asOf());
    }

    /** The rows by cohort time. */
    abstract Blocks blocks();

    /** The cohort time of a fact; anything outside the range when the row is none of the metric's. */
    abstract long cohort(int row);

    @Override
    public void forEachEntry(Buckets buckets, EntryVisitor visitor) {
        blocks().forEach(question.range().fromMicros(), question.range().toMicros(), (first, end) -> {
            visitor.nextBlock();
            int bucket = 0;
            for (int row = first; row < end; row++) {
                bucket = buckets.indexOf(cohort(row), Math.max(bucket, 0));
                if (bucket >= 0) {
                    visitor.visit(row, bucket);
                }
            }
        });
    }

    @Override
    public long listedAt(int row) {
        return cohort(row);
    }

    /** A fact has one cohort time. */
    @Override
    public boolean visitsOnce() {
        return true;
    }

    @Override
    public int bytesPerTally() {
        return Footprint.COUNTS;
    }

    /** Notes that something changes by itself at that instant, in microseconds. */
    final void changesAt(long micros) {
        changesAt = Math.min(changesAt, micros);
    }

    @Override
    public final long changesAt() {
        return changesAt;
    }

    @Override
    public List<Warning> warnings() {
        return List.of();
    }
}
