package dev.rapport.demo.story;

import dev.rapport.event.SubmittedEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** The events told so far and not yet handed on, in order of time. */
final class Timeline {
    private final PriorityQueue<SubmittedEvent> events = new PriorityQueue<>(Comparator.comparing(SubmittedEvent::time)
            .thenComparing(SubmittedEvent::type)
            .thenComparing(SubmittedEvent::subject)
            .thenComparing(SubmittedEvent::key));

    void add(SubmittedEvent event) {
        events.add(event);
    }

    /** Whether an event earlier than that moment waits. */
    boolean hasBefore(Instant moment) {
        SubmittedEvent first = events.peek();
        return first != null && first.time().isBefore(moment);
    }

    SubmittedEvent remove() {
        return events.remove();
    }
}
