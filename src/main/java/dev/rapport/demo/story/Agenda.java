package dev.rapport.demo.story;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What is going to happen, in order of time; at equal times what was planned first. */
final class Agenda {
    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparing(Entry::place));
    private long planned;

    /** Something that happens at a moment, and may plan other things for later. */
    interface Happening {
        void happen(Instant at);
    }

    private record Entry(Instant at, long place, Happening happening) {}

    void plan(Instant at, Happening happening) {
        entries.add(new Entry(at, planned++, happening));
    }

    /** When the next thing happens. There is always a next day. */
    Instant next() {
        return entries.element().at();
    }

    void happenNext() {
        Entry entry = entries.remove();
        entry.happening().happen(entry.at());
    }
}
