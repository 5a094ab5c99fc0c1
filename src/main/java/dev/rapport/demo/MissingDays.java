package dev.rapport.demo;

import dev.rapport.event.SubmittedEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which days of the story the journal has fewer events of than there are. Whatever became of an earlier load, and in
 * whichever order it went, these are what is left to do. Days are those of UTC.
 */
final class MissingDays {
    private final Map<Long, Long> told;
    private final long firstRecent;
    private final Set<Long> days = new HashSet<>();
    private final List<SubmittedEvent> recent = new ArrayList<>();
    private long events;
    private boolean hasOlder;

    private MissingDays(Map<Long, Long> told, long firstRecent) {
        this.told = told;
        this.firstRecent = firstRecent;
    }

    /**
     * Compares.
     *
     * @param story all its events up to now, in order of time
     * @param told how many of each day the journal has
     * @param firstRecent events of this day and later ones are kept for {@link #recent()}
     */
    static MissingDays of(Iterator<SubmittedEvent> story, Map<Long, Long> told, long firstRecent) {
        MissingDays missing = new MissingDays(told, firstRecent);
        long day = Long.MIN_VALUE;
        long count = 0;
        List<SubmittedEvent> ofDay = new ArrayList<>();
        while (story.hasNext()) {
            SubmittedEvent event = story.next();
            if (day(event.time()) != day) {
                missing.compare(day, count, ofDay);
                day = day(event.time());
                count = 0;
                ofDay = new ArrayList<>();
            }
            count++;
            if (day >= firstRecent) {
                ofDay.add(event);
            }
        }
        missing.compare(day, count, ofDay);
        return missing;
    }

    static long day(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay();
    }

    private void compare(long day, long count, List<SubmittedEvent> ofDay) {
        long known = told.getOrDefault(day, 0L);
        if (count > known) {
            events += count - known;
            days.add(day);
            recent.addAll(ofDay);
            hasOlder |= day < firstRecent;
        }
    }

    /** How many events the journal lacks. */
    long events() {
        return events;
    }

    /** All events of those of the recent days that lack some. */
    List<SubmittedEvent> recent() {
        return recent;
    }

    /** Whether a day before the recent ones lacks some. */
    boolean hasOlder() {
        return hasOlder;
    }

    /** Whether an event is of an older day that lacks some. */
    boolean isOlder(SubmittedEvent event) {
        long day = day(event.time());
        return day < firstRecent && days.contains(day);
    }
}
