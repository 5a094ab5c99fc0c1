package dev.rapport.metric;

import dev.rapport.readmodel.CourseColumns;
import dev.rapport.readmodel.LongColumn;
import dev.rapport.readmodel.Snapshot;

/** What scans for how long customers wait for a reply have in common. */
abstract class WaitingScan extends InteractionScan<WaitingTally> {
    private static final long SECOND = 1_000_000;

    final CourseColumns course;
    private final Clock clock;

    WaitingScan(Snapshot snapshot, Question question) {
        super(snapshot, question);
        this.course = interactions.course();
        this.clock = new Clock(snapshot, question);
    }

    @Override
    final boolean belongs(int row) {
        return isInbound(row);
    }

    @Override
    public final int bytesPerTally() {
        return Footprint.COUNTS + Footprint.DURATIONS;
    }

    @Override
    public final int bytesPerFact() {
        return Footprint.DURATION;
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
        long end = endOfWait(row, start);
        if (end == LongColumn.ABSENT) {
            long waiting = Math.max(0, asOf - start);
            sink.add(WaitingTally.OPEN, row, clock.between(row, start, asOf));
            changesAt(asOf - Math.floorMod(waiting, SECOND) + SECOND);
        } else {
            sink.add(
                    endedByLeaving(row, start) ? WaitingTally.ABANDONED : WaitingTally.RESOLVED_WITHOUT_REPLY,
                    row,
                    clock.between(row, start, end));
        }
    }

    /** The end of the open interval that a wait falls in; its own start when it began after them all. */
    private long endOfWait(int row, long start) {
        int interval = interval(row, start);
        return interval == course.intervals(row) ? start : course.intervalEnd(row, interval);
    }

    private boolean endedByLeaving(int row, long start) {
        int last = course.intervals(row) - 1;
        int interval = Math.min(interval(row, start), last);
        return course.intervalEnd(row, interval) == interactions.abandonedAt().get(row)
                || (interval == last && !course.resolved().get(row));
    }

    /** The first interval that ends at or after an instant, or has no end; one too many when there is none. */
    private int interval(int row, long start) {
        int interval = 0;
        while (interval < course.intervals(row)) {
            long end = course.intervalEnd(row, interval);
            if (end == LongColumn.ABSENT || end >= start) {
                return interval;
            }
            interval++;
        }
        return interval;
    }
}
