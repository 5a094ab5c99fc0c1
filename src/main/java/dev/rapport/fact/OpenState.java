package dev.rapport.fact;

import dev.rapport.fact.InteractionFact.Interval;
import dev.rapport.fact.InteractionFact.Occurrences;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether an interaction is open, paused, resolved or left, and when it was. Times must not go backwards. */
final class OpenState {
    private final Set<Flag> flags;
    private final List<Interval> openIntervals = new ArrayList<>();
    private final List<Interval> pauses = new ArrayList<>();

    private @Nullable Instant openSince;
    private @Nullable Instant pausedSince;
    private boolean resolved;
    private @Nullable Instant abandonedAt;
    private Occurrences reopens = Occurrences.NONE;

    /** Open from the opening on; never, when there is none. */
    OpenState(@Nullable Instant openedAt, Set<Flag> flags) {
        this.openSince = openedAt;
        this.flags = flags;
    }

    void pause(Instant at) {
        if (openSince == null || pausedSince != null) {
            flags.add(Flag.PAUSED_WITHOUT_BEING_OPEN);
        } else {
            pausedSince = at;
        }
    }

    void resume(Instant at) {
        if (pausedSince == null) {
            flags.add(Flag.RESUMED_WITHOUT_PAUSE);
        } else {
            endPause(at);
        }
    }

    void resolve(Instant at) {
        close(at);
        resolved = true;
    }

    void reopen(Instant at) {
        if (!resolved) {
            flags.add(Flag.REOPENED_WITHOUT_RESOLUTION);
            return;
        }
        resolved = false;
        openSince = at;
        reopens = reopens.plus(at);
    }

    void abandon(Instant at) {
        if (openSince == null) {
            flags.add(Flag.ABANDONED_WITHOUT_BEING_OPEN);
            return;
        }
        close(at);
        if (abandonedAt == null) {
            abandonedAt = at;
        }
    }

    private void close(Instant at) {
        if (pausedSince != null) {
            endPause(at);
        }
        if (openSince != null) {
            openIntervals.add(new Interval(openSince, at));
            openSince = null;
        }
    }

    private void endPause(Instant at) {
        pauses.add(new Interval(java.util.Objects.requireNonNull(pausedSince), at));
        pausedSince = null;
    }

    /** What it is after all of that; null without an opening. */
    InteractionFact.@Nullable State state() {
        if (resolved) {
            return openedOnce() ? InteractionFact.State.RESOLVED : null;
        }
        if (openSince != null) {
            return InteractionFact.State.OPEN;
        }
        return openedOnce() ? InteractionFact.State.ABANDONED : null;
    }

    private boolean openedOnce() {
        return !openIntervals.isEmpty();
    }

    Occurrences reopens() {
        return reopens;
    }

    @Nullable Instant abandonedAt() {
        return abandonedAt;
    }

    /** The intervals so far; the last one has no end while the interaction is open. */
    List<Interval> openIntervals() {
        return withOpenEnd(openIntervals, openSince);
    }

    /** The pauses so far; the last one has no end while the clock stands still. */
    List<Interval> pauses() {
        return withOpenEnd(pauses, pausedSince);
    }

    private static List<Interval> withOpenEnd(List<Interval> closed, @Nullable Instant since) {
        if (since == null) {
            return closed;
        }
        List<Interval> all = new ArrayList<>(closed);
        all.add(new Interval(since, null));
        return all;
    }
}
