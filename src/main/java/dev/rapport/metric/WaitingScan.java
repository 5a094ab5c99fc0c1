package dev.rapport.metric;

import dev.rapport.readmodel.LongColumn;
import dev.rapport.readmodel.Snapshot;

/** What scans for how long customers wait for a reply have in common. */
abstract class WaitingScan extends InteractionScan<WaitingTally> {
    private static final long SECOND = 1_000_000;

    private final Clock clock;

    WaitingScan(Snapshot snapshot, Question question) {
        super(snapshot, question);
        this.clock = new Clock(snapshot, question);
    }

    @Override
    final boolean belongs(int row) {
        return isInbound(row);
    }

    /**
     * Says what became of a wait.
     *
     * @param start when it began
     * @param reply when it was ended by a reply, or absent
     */
    final void classifyWait(int row, long start, long reply, Sink sink) {
        if (!clock.isKnown(row)) {
            sink.add(WaitingTally.NO_CALENDAR, row, LongColumn.ABSENT);
        } else if (reply != LongColumn.ABSENT) {
            sink.add(WaitingTally.ANSWERED, row, clock.between(row, start, reply));
        } else {
            classifyUnanswered(row, start, sink);
        }
    }

    private void classifyUnanswered(int row, long start, Sink sink) {
        long abandoned = leftAt(row, start);
        long resolved = solvedAt(row, start);
        if (abandoned != LongColumn.ABSENT && (resolved == LongColumn.ABSENT || abandoned <= resolved)) {
            sink.add(WaitingTally.ABANDONED, row, clock.between(row, start, abandoned));
        } else if (resolved != LongColumn.ABSENT) {
            sink.add(WaitingTally.RESOLVED_WITHOUT_REPLY, row, clock.between(row, start, resolved));
        } else {
            long waiting = Math.max(0, asOf - start);
            sink.add(WaitingTally.OPEN, row, clock.between(row, start, asOf));
            changesAt(asOf - Math.floorMod(waiting, SECOND) + SECOND);
        }
    }

    /** When the customer's leaving ended a wait that began at {@code start}; absent when it did not. */
    abstract long leftAt(int row, long start);

    /** When a resolution ended a wait that began at {@code start}; absent when it did not. */
    abstract long solvedAt(int row, long start);
}
