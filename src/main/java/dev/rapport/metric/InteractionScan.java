package dev.rapport.metric;

import dev.rapport.readmodel.Blocks;
import dev.rapport.readmodel.InteractionColumns;
import dev.rapport.readmodel.LongColumn;
import dev.rapport.readmodel.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * What scans over interactions by the time of their opening have in common.
 *
 * @param <T> the metric's tally
 */
abstract class InteractionScan<T extends Tally<T>> extends FactScan<T> {
    final Snapshot snapshot;
    final InteractionColumns interactions;

    InteractionScan(Snapshot snapshot, Question question) {
        super(question);
        this.snapshot = snapshot;
        this.interactions = snapshot.interactions();
    }

    /** Whether the interaction is in the metric's cohort at all. */
    abstract boolean belongs(int row);

    /** Who is credited by the metric: the dimensions team and agent. */
    abstract Optional<Dimension> attribution(String name);

    /** Whether the customer began an interaction that counts. */
    final boolean isInbound(int row) {
        return interactions.counts().get(row) && interactions.inbound().get(row);
    }

    @Override
    final Blocks blocks() {
        return interactions.blocks();
    }

    @Override
    final long cohort(int row) {
        return belongs(row) ? interactions.openedAt().get(row) : LongColumn.ABSENT;
    }

    @Override
    public final Optional<Dimension> dimension(String name) {
        if (name.equals(InteractionDimensions.TAGS)) {
            return Optional.of(new MultiValued(interactions.tags(), interactions.tagTexts()));
        }
        return attribution(name).or(() -> interactions.dimension(name).map(ColumnDimension::new));
    }

    private long countIncomplete() {
        long count = 0;
        for (int row = 0; row < interactions.size(); row += Long.SIZE) {
            count += Long.bitCount(interactions.incomplete().word(row));
        }
        return count;
    }

    @Override
    public List<Warning> warnings() {
        long incomplete = countIncomplete();
        return incomplete == 0
                ? List.of()
                : List.of(new Warning(
                        "incomplete_interactions",
                        "%d interactions have events but no interaction.opened, and are in no interaction metric"
                                .formatted(incomplete)));
    }
}
