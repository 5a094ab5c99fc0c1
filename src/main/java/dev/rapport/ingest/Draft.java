package dev.rapport.ingest;

import dev.rapport.event.Field;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One item while it is read: what its envelope and its data say so far, and what is wrong with them. */
final class Draft {
    private final Clock clock;
    private final Violations violations = new Violations();
    private final DataDraft data;
    private final EnumMap<Envelope, String> envelope = new EnumMap<>(Envelope.class);
    private final EnumSet<Envelope> seen = EnumSet.noneOf(Envelope.class);
    private final EnumSet<Envelope> broken = EnumSet.noneOf(Envelope.class);
    private final List<String> unknownFields = new ArrayList<>(0);
    private @Nullable Instant time;

    Draft(PointerStyle style, Clock clock) {
        this.clock = clock;
        this.data = new DataDraft(style, violations);
    }

    DataDraft data() {
        return data;
    }

    Violations violations() {
        return violations;
    }

    /** Notes that a name of the envelope stands in the item; false, with a violation, when it did before. */
    boolean begin(Envelope name) {
        if (!seen.add(name)) {
            refuse(name, "stands twice in this object, so that it is not clear which one counts; send it once");
            return false;
        }
        return true;
    }

    /** Takes a value of the envelope. */
    void envelope(Envelope name, Form form, String text) {
        if (text.isEmpty()) {
            return;
        }
        if (name.isTime()) {
            if (time != null) {
                refuse(
                        name,
                        "stands beside %s; send one of the two"
                                .formatted(other(name).wireName()));
                return;
            }
            time = TimeReader.read(name.wireName(), form, text, clock, violations);
            if (time == null) {
                broken.add(name);
            }
            return;
        }
        String defect = Scalars.textDefect(form, text, Envelope.MOST_CHARACTERS);
        if (defect == null) {
            envelope.put(name, text);
        } else {
            refuse(name, defect);
        }
    }

    /** Adds a violation of a name of the envelope; {@code rest} follows the name. */
    void refuse(Envelope name, String rest) {
        broken.add(name);
        violations.add(PointerStyle.envelope(name.wireName()), name.wireName() + " " + rest);
    }

    /** Notes a name among the data that is no field of any type. */
    void unknownField(String name) {
        if (unknownFields.size() < 100) {
            unknownFields.add(name);
        }
    }

    List<String> unknownFields() {
        return unknownFields;
    }

    @Nullable String text(Envelope name) {
        return envelope.get(name);
    }

    /** The text, or null after adding the violation that it is required. */
    @Nullable String required(Envelope name, String meaning) {
        String text = text(name);
        if (text == null && !isBroken(name)) {
            violations.add(PointerStyle.envelope(name.wireName()), name.wireName() + " is required: " + meaning);
        }
        return text;
    }

    boolean isBroken(Envelope name) {
        return broken.contains(name);
    }

    @Nullable Instant time() {
        return time;
    }

    /** Whether a field was already found wrong, so that nothing more needs to be said of it. */
    boolean isBroken(Field field) {
        return data.isBroken(field);
    }

    private static Envelope other(Envelope name) {
        return name == Envelope.TIME ? Envelope.RESPONDED_AT : Envelope.TIME;
    }
}
