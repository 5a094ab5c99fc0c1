package dev.rapport.ingest;

import dev.rapport.ingest.WriterLane.Amount;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** How much of one kind waits in all lanes together, and how much more may. */
final class Room {
    private final Amount mostOfOne;
    private final Amount mostOfAll;
    private final AtomicInteger events = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    Room(Amount mostOfOne, Amount mostOfAll) {
        this.mostOfOne = mostOfOne;
        this.mostOfAll = mostOfAll;
    }

    /** Whether so much more is let into a lane where so much waits: always where nothing does, unless all have too much. */
    boolean isFor(Amount more, Amount there) {
        return (there.events() == 0 || there.plus(more).isWithin(mostOfOne))
                && new Amount(events.get(), bytes.get()).isWithin(mostOfAll);
    }

    /** How many events wait. */
    int events() {
        return events.get();
    }

    void take(Amount amount) {
        events.addAndGet(amount.events());
        bytes.addAndGet(amount.bytes());
    }

    void leave(Amount amount) {
        events.addAndGet(-amount.events());
        bytes.addAndGet(-amount.bytes());
    }
}
