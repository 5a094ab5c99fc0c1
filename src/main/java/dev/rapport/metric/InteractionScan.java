package dev.rapport.metric;

import dev.rapport.readmodel.BlockVisitor;
import dev.rapport.readmodel.InteractionColumns;
import dev.rapport.readmodel.LongColumn;
import java.util.List;
import java.util.Optional;

/**
 * What scans over interactions by the time of their opening have in common.
 *
 * @param <T> the metric's tally
 */
abstract class InteractionScan<T extends Tally<T>> implements Scan<T> {
    final InteractionColumns interactions;
    final long asOf;
    private long changesAt = Long.MAX_VALUE;

    InteractionScan(InteractionColumns interactions, long asOf) {
        this.interactions = interactions;
        this.asOf = asOf;
    }

    /** Whether the interaction is in the metric's cohort at all. */
    abstract boolean belongs(int row);

    /** Who is credited by the metric: the dimensions team and agent. */
    abstract Optional<Dimension> attribution(String name);

    @Override
    public final void forEachBlock(long fromMicros, long toMicros, BlockVisitor visitor) {
        interactions.blocks().forEach(fromMicros, toMicros, visitor);
    }

    @Override
    public final long cohort(int row) {
        return belongs(row) ? interactions.openedAt().get(row) : LongColumn.ABSENT;
    }

    @Override
    public final Optional<Dimension> dimension(String name) {
        return attribution(name).or(() -> interactions.dimension(name).map(ColumnDimension::new));
    }

    private long countIncomplete() {
        long count = 0;
        for (int row = 0; row < interactions.size(); row += Long.SIZE) {
            count += Long.bitCount(interactions.incomplete().word(row));
        }
        return count;
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
    public final List<Warning> warnings() {
        long incomplete = countIncomplete();
        return incomplete == 0
                ? List.of()
                : List.of(new Warning(
                        "incomplete_interactions",
                        "%d interactions have events but no interaction.opened, and are in no interaction metric"
                                .formatted(incomplete)));
    }
}
