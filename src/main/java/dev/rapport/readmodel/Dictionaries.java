package dev.rapport.readmodel;

import dev.rapport.event.ServiceEvent.SurveyKind;
import java.util.HashMap;
import java.util.Map;

/** The dictionaries of a workspace by name; all columns of one name share one. */
final class Dictionaries {
    static final String KIND = "kind";
    static final String TEAM = "team";
    static final String AGENT = "agent";
    static final String TAGS = "tags";

    private final People people = new People();
    private final Map<String, TextWriter> byName = new HashMap<>();

    Dictionaries() {
        TextWriter kinds = named(KIND);
        for (SurveyKind kind : SurveyKind.values()) {
            kinds.code(kind.wireName());
        }
    }

    TextWriter named(String name) {
        return byName.computeIfAbsent(name, any -> new TextWriter());
    }

    /** The dictionary of a name as it is now. */
    Dictionary of(String name) {
        return named(name).dictionary();
    }

    People people() {
        return people;
    }

    long bytes() {
        long sum = people.bytes();
        for (TextWriter texts : byName.values()) {
            sum += texts.bytes();
        }
        return sum;
    }
}
