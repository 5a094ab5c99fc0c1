package dev.rapport.journal;

import dev.rapport.journal.PreparedEvent.Identity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Events that are written in one transaction, with what can be known of them before the workspace's lock is waited for. */
public final class PreparedRequest {
    private final List<PreparedEvent> events;
    private final Set<String> subjects;
    private final boolean mayRepeat;
    private final long weight;

    private PreparedRequest(List<PreparedEvent> events, Set<String> subjects, boolean mayRepeat, long weight) {
        this.events = events;
        this.subjects = subjects;
        this.mayRepeat = mayRepeat;
        this.weight = weight;
    }

    /** What one request, or one chunk of a stream, wants written. The list must not change any more. */
    public static PreparedRequest of(List<PreparedEvent> events) {
        Set<String> subjects = new LinkedHashSet<>();
        Set<Identity> identities = new HashSet<>(events.size() * 2);
        long weight = 0;
        for (PreparedEvent event : events) {
            subjects.add(event.identity().subject());
            identities.add(event.identity());
            weight += event.weight();
        }
        return new PreparedRequest(events, subjects, identities.size() < events.size(), weight);
    }

    /** The events of several, in their order. */
    static PreparedRequest joined(List<PreparedRequest> requests) {
        if (requests.size() == 1) {
            return requests.get(0);
        }
        List<PreparedEvent> events = new ArrayList<>();
        Set<String> subjects = new LinkedHashSet<>();
        long weight = 0;
        for (PreparedRequest request : requests) {
            events.addAll(request.events);
            subjects.addAll(request.subjects);
            weight += request.weight;
        }
        return new PreparedRequest(events, subjects, true, weight);
    }

    /** All of them, in their order. */
    public List<PreparedEvent> events() {
        return events;
    }

    public int size() {
        return events.size();
    }

    /** About how many bytes of memory they take while they wait. */
    public long weight() {
        return weight;
    }

    /** The subjects that they tell of, each once. */
    Set<String> subjects() {
        return subjects;
    }

    /** False when no two of them have the same identity. */
    boolean mayRepeat() {
        return mayRepeat;
    }
}
