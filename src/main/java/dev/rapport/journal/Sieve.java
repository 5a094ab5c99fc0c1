package dev.rapport.journal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Finds, by halving, which events of a request the database can't keep, so that all others can be written at once. Asks
 * about {@code 2 log n} times for each such event, of fewer and fewer events.
 */
final class Sieve {
    private final Trial trial;

    Sieve(Trial trial) {
        this.trial = trial;
    }

    /** Says whether some events can be kept together, and keeps none. */
    @FunctionalInterface
    interface Trial {
        boolean canBeKept(List<PreparedEvent> events) throws SQLException;
    }

    /** The places of those to refuse; without them the request can be kept, with all of them it can't. */
    BitSet refused(List<PreparedEvent> request) throws SQLException {
        BitSet alone = new BitSet(request.size());
        divide(request, 0, request.size(), alone);
        List<PreparedEvent> rest = without(request, alone);
        if (rest.isEmpty() || (!alone.isEmpty() && trial.canBeKept(rest))) {
            return alone;
        }
        BitSet together = new BitSet(request.size());
        gather(new ArrayList<>(), request, 0, request.size(), together);
        return together;
    }

    /** A request without the events at some places. */
    static List<PreparedEvent> without(List<PreparedEvent> request, BitSet places) {
        List<PreparedEvent> others = new ArrayList<>(request.size());
        for (int i = places.nextClearBit(0); i < request.size(); i = places.nextClearBit(i + 1)) {
            others.add(request.get(i));
        }
        return others;
    }

    /** Finds those that can't be kept by themselves in a range that can't. */
    private void divide(List<PreparedEvent> request, int from, int to, BitSet found) throws SQLException {
        if (to - from == 1) {
            found.set(from);
            return;
        }
        int middle = (from + to) >>> 1;
        if (!trial.canBeKept(request.subList(from, middle))) {
            divide(request, from, middle, found);
        }
        if (!trial.canBeKept(request.subList(middle, to))) {
            divide(request, middle, to, found);
        }
    }

    /** Adds a range to those that can be kept with each other; finds which of it can't be kept with those before. */
    private void gather(List<PreparedEvent> good, List<PreparedEvent> request, int from, int to, BitSet found)
            throws SQLException {
        List<PreparedEvent> more = new ArrayList<>(good);
        more.addAll(request.subList(from, to));
        if (trial.canBeKept(more)) {
            good.addAll(request.subList(from, to));
        } else if (to - from == 1) {
            found.set(from);
        } else {
            int middle = (from + to) >>> 1;
            gather(good, request, from, middle, found);
            gather(good, request, middle, to, found);
        }
    }
}
