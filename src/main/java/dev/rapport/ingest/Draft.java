package dev.rapport.ingest;

import dev.rapport.event.EventExtensions;
import dev.rapport.event.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One item while it is read: what its envelope and its data say so far, and what is wrong with them. */
final class Draft {
    private final ItemContext context;
    private final Violations violations;
    private final PointerStyle style;
    private final DataDraft data;
    private final EnumMap<Envelope, String> envelope = new EnumMap<>(Envelope.class);
    private final EnumSet<Envelope> seen = EnumSet.noneOf(Envelope.class);
    private final EnumSet<Envelope> broken = EnumSet.noneOf(Envelope.class);
    private final List<String> unknownFields = new ArrayList<>(0);
    private @Nullable SortedMap<String, Object> extensions;
    private @Nullable Instant time;

    Draft(PointerStyle style, ItemContext context) {
        this.context = context;
        this.style = style;
        this.violations = new Violations(context.limits().violations());
        this.data = new DataDraft(style, violations, context.limits());
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
            refuse(name, "appears twice in this object; send it once");
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
                        "cannot be sent together with %s; send one of the two"
                                .formatted(other(name).wireName()));
                return;
            }
            time = TimeReader.read(style, name.wireName(), form, text, context.clock(), violations);
            if (time == null) {
                broken.add(name);
            }
            return;
        }
        boolean isSchema = name == Envelope.DATASCHEMA;
        int most = isSchema ? context.limits().extensionLength() : Envelope.MOST_CHARACTERS;
        String defect = Scalars.textDefect(form, text, most);
        if (defect == null) {
            envelope.put(name, text);
            if (isSchema) {
                extension(name.wireName(), text);
            }
        } else {
            refuse(name, defect);
        }
    }

    /** Takes the data as base64, to be read when all attributes are. */
    void base64(Form form, String text) {
        if (form == Form.TEXT) {
            envelope.put(Envelope.DATA_BASE64, text);
        } else {
            refuse(Envelope.DATA_BASE64, "is %s; send base64 in quotes".formatted(form.description()));
        }
    }

    /** Adds a violation when another name that says the same stood before. */
    void onlyOneOf(Envelope name, Envelope other) {
        if (seen.contains(other)) {
            refuse(name, "cannot be sent together with %s; send one of the two".formatted(other.wireName()));
        }
    }

    /** Keeps what is written beside the event. */
    void extension(String name, Object value) {
        if (extensions == null) {
            extensions = new TreeMap<>();
        }
        if (extensions.size() < context.limits().extensions()) {
            extensions.put(name, value);
        } else {
            violations.add(
                    style.envelope(name),
                    "%s is one extension too many; the maximum is %d"
                            .formatted(Texts.shown(name), context.limits().extensions()));
        }
    }

    EventExtensions extensions() {
        return extensions == null ? EventExtensions.none() : new EventExtensions(extensions);
    }

    PointerStyle style() {
        return style;
    }

    /** Adds a violation of a name of the envelope; {@code rest} follows the name. */
    void refuse(Envelope name, String rest) {
        broken.add(name);
        violations.add(style.envelope(name.wireName()), name.wireName() + " " + rest);
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
            violations.add(style.envelope(name.wireName()), name.wireName() + " is required: " + meaning);
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
