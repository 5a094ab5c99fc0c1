package dev.rapport.durability;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What clients have sent and what they were told. Used by many threads. */
final class Ledger {
    private final Set<String> sent = new HashSet<>();
    private final Set<String> acknowledged = new HashSet<>();
    private final List<String> wrongs = new ArrayList<>();
    private final Set<String> refusals = new HashSet<>();

    synchronized void sending(Collection<WireEvent> events) {
        events.forEach(event -> sent.add(event.identity()));
    }

    /** An event was answered {@code accepted}: if it had been acknowledged before, the service has forgotten it. */
    synchronized void accepted(WireEvent event) {
        if (!acknowledged.add(event.identity())) {
            wrongs.add("was acknowledged and is accepted anew: " + event.json());
        }
    }

    /** An event is there, whenever it came. */
    synchronized void kept(WireEvent event) {
        acknowledged.add(event.identity());
    }

    synchronized void wrong(String what) {
        wrongs.add(what);
    }

    /** A client was told to come again, and why. */
    synchronized void refused(String why) {
        refusals.add(why);
    }

    synchronized Set<String> refusals() {
        return Set.copyOf(refusals);
    }

    synchronized Set<String> sent() {
        return Set.copyOf(sent);
    }

    synchronized Set<String> acknowledged() {
        return Set.copyOf(acknowledged);
    }

    synchronized List<String> wrongs() {
        return List.copyOf(wrongs);
    }
}
