package dev.rapport.ingest;

import java.time.Duration;

/**
 * How long a lane lets its next batch gather. Of many who write at the same time most ask again as soon as they are answered:
 * a batch that began at once would hold only the others, and each would wait for two commits instead of one. So the lane waits
 * until about as many have come as there were, at most as long as the last batch took, and gives up for a while whenever that
 * was in vain. A few senders are never made to wait. Used under the lane's lock.
 */
final class Gathering {
    /** Fewer senders at once than these are written as they come. */
    static final int MANY = 8;

    private static final long MOST_NANOS = Duration.ofMillis(5).toNanos();
    private static final int LONGEST_PAUSE = 64;

    private int wanted;
    private long patience;
    private int pause;
    private int nextPause = 1;

    /** Notes a batch that was written: how many requests it held, how many wait by now, and what it took. */
    void written(int answered, int waiting, long nanos) {
        int senders = answered + waiting;
        wanted = senders < MANY ? 0 : senders - senders / 10;
        patience = Math.min(nanos, MOST_NANOS);
    }

    /** Whether as many requests wait as are worth waiting for. */
    boolean isEnough(int waiting) {
        return waiting >= wanted;
    }

    /** Whether the next batch is waited for, if need be. */
    boolean isWorthIt() {
        return wanted > 0 && pause == 0;
    }

    /** Nanoseconds to wait for more, before the next batch is taken; 0 for none. */
    long begin(int waiting) {
        if (isEnough(waiting)) {
            return 0;
        }
        if (pause > 0) {
            pause--;
            return 0;
        }
        return patience;
    }

    /** Notes how a wait ended. */
    void ended(int waiting) {
        if (isEnough(waiting)) {
            nextPause = 1;
        } else {
            pause = nextPause;
            nextPause = Math.min(2 * nextPause, LONGEST_PAUSE);
        }
    }
}
