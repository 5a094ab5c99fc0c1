package dev.rapport.ingest;

import dev.rapport.event.Field;
import dev.rapport.platform.problem.NearestName;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes what stands beside the names of an event's envelope, which CloudEvents calls extension attributes. Where the body
 * does not say that it is CloudEvents, a name that is nearly one of ours is taken for a slip and refused.
 */
final class ExtensionReader {
    private static final int LONGEST_NAME = 100;
    private static final List<String> FIELD_NAMES =
            Arrays.stream(Field.values()).map(Field::wireName).toList();
    private static final List<String> EVENT_NAMES = Stream.of(Envelope.values())
            .map(Envelope::wireName)
            .filter(name -> Shape.EVENT.envelope(name) != null)
            .toList();

    private final ItemContext context;
    private final Draft draft;
    private @Nullable Set<String> seen;

    ExtensionReader(ItemContext context, Draft draft) {
        this.context = context;
        this.draft = draft;
    }

    /** Takes a single value. */
    void take(String name, Form form, String text) {
        if (!begin(name)) {
            return;
        }
        Object value = value(form, text);
        if (value == null) {
            refuse(
                    name,
                    "is %s; an extension is a text, true or false, or a whole number of 32 bits: send it in quotes"
                            .formatted(Texts.shown(text)));
            return;
        }
        String defect = value instanceof String ? textDefect(text) : null;
        if (defect != null) {
            refuse(name, defect);
        } else {
            draft.extension(name, value);
        }
    }

    /** Refuses an object or a list; {@code structure} is how a sentence names it. */
    void refuseStructure(String name, String structure) {
        if (begin(name)) {
            refuse(name, "is %s; the value of an extension is a single one".formatted(structure));
        }
    }

    /** Takes note of a value that is null, which is as good as absent. */
    void skip(String name) {
        begin(name);
    }

    private boolean begin(String name) {
        seen = seen == null ? new HashSet<>() : seen;
        String defect = seen.add(name) ? nameDefect(name) : "appears twice in this object";
        if (defect != null) {
            refuse(name, defect);
        }
        return defect == null;
    }

    private void refuse(String name, String rest) {
        draft.violations().add(draft.style().envelope(name), Texts.shown(name) + " " + rest);
    }

    private static @Nullable Object value(Form form, String text) {
        return switch (form) {
            case TEXT, CELL -> text;
            case TRUTH -> text.equals("true");
            case WHOLE_NUMBER -> wholeNumber(text);
            case FRACTION -> null;
        };
    }

    private static @Nullable Integer wholeNumber(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException tooLarge) {
            return null;
        }
    }

    private @Nullable String textDefect(String text) {
        String defect = Texts.defect(text, context.limits().extensionLength());
        return defect == null ? CloudEventRules.textDefect(text) : defect;
    }

    private @Nullable String nameDefect(String name) {
        boolean isLegal = isExtensionName(name);
        if (isLegal && context.shape() == Shape.CLOUD_EVENT) {
            return null;
        }
        int most = name.length() < 8 ? 1 : 2;
        String field = NearestName.within(most, name, FIELD_NAMES).orElse(null);
        if (field != null) {
            return field.equals(name)
                    ? "belongs in data"
                    : "is not a name of the envelope; if %s is meant, it belongs in data".formatted(field);
        }
        String part = NearestName.within(most, name, EVENT_NAMES).orElse(null);
        if (part != null) {
            return "is not a name of the envelope; did you mean %s?".formatted(part);
        }
        return isLegal
                ? null
                : "is not a name of the envelope; the event's own values belong in data, and names of extensions have only lower-case letters and digits";
    }

    private static boolean isExtensionName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) {
                return false;
            }
        }
        return !name.isEmpty() && name.length() <= LONGEST_NAME;
    }
}
