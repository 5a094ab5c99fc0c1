package dev.rapport.ingest;

import java.util.EnumMap;
import java.util.Map;

/** Counts items by what became of them. */
public final class Tally {
    private final Map<ItemStatus, Long> counts = new EnumMap<>(ItemStatus.class);

    void add(ItemStatus status) {
        counts.merge(status, 1L, Long::sum);
    }

    /** How many items became that. */
    public long of(ItemStatus status) {
        return counts.getOrDefault(status, 0L);
    }

    /** Whether every item is, or would be, kept. */
    public boolean isAllTaken() {
        return of(ItemStatus.CONFLICT) == 0 && of(ItemStatus.REJECTED) == 0;
    }

    /** The counts of a batch. */
    public static Tally of(BatchResult batch) {
        Tally tally = new Tally();
        batch.results().forEach(result -> tally.add(result.status()));
        return tally;
    }
}
