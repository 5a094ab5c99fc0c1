package dev.rapport.ingest.connector.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a vendor's body. What is absent, null, empty or of another form than asked for is null; what has to be there
 * is asked for as required, so that a body that is built otherwise is kept and not guessed at.
 */
public final class Part {
    /** The longest id that still leaves room in an event's own id. */
    private static final int LONGEST_ID = 100;

    private final String name;
    private final JsonNode node;

    private Part(String name, JsonNode node) {
        this.name = name;
        this.node = node;
    }

    /** {@code name} is how a sentence calls the part. */
    public static Part of(String name, JsonNode node) {
        return new Part(name, node);
    }

    /** The part as JSON. */
    public JsonNode json() {
        return node;
    }

    /** Whether the member is there and not null. */
    public boolean has(String member) {
        return node.hasNonNull(member);
    }

    /** The member as JSON; missing when there is none. */
    public JsonNode raw(String member) {
        return node.path(member);
    }

    /** The member as a part. */
    public Part part(String member) {
        return new Part(name.isEmpty() ? member : name + "." + member, node.path(member));
    }

    /** The elements of a list; none when it is no list. */
    public List<Part> parts(String member) {
        List<Part> parts = new ArrayList<>();
        if (node.path(member).isArray()) {
            node.path(member).forEach(element -> parts.add(new Part(member + "[" + parts.size() + "]", element)));
        }
        return parts;
    }

    /** The only member's value when the part is an object with just that member, as some deliver it; else the part. */
    public Part unwrapped(String member) {
        return node.size() == 1 && node.path(member).isObject() ? new Part(member, node.path(member)) : this;
    }

    /** The member as a text: a string, a number's digits, {@code true} or {@code false}. */
    public @Nullable String text(String member) {
        return textOf(node.path(member));
    }

    /** An id: a string or a whole number, whichever the vendor took this time; null when absent or 0. */
    public @Nullable String id(String member) {
        JsonNode value = node.path(member);
        String text = value.isTextual() || value.isIntegralNumber() ? textOf(value) : null;
        return text != null && isId(text) ? text : null;
    }

    /** An id that has to be there. */
    public String requiredId(String member) {
        return UnexpectedShape.required(id(member), sentence(member, "an id"));
    }

    /** A number, or a text that is one. */
    public @Nullable BigDecimal number(String member) {
        return VendorNumber.of(node.path(member));
    }

    /** A time in any of the forms that vendors use, in the zone when it has no offset. */
    public @Nullable Instant time(String member, ZoneId zone) {
        return VendorTime.read(node.path(member), zone);
    }

    /** A time that has to be there. */
    public Instant requiredTime(String member, ZoneId zone) {
        return UnexpectedShape.required(time(member, zone), sentence(member, "a time"));
    }

    /** A time that has to be there, of a vendor that counts seconds since 1970. */
    public Instant requiredEpochSeconds(String member) {
        return UnexpectedShape.required(time(member, ZoneOffset.UTC), sentence(member, "a time in seconds since 1970"));
    }

    /** What to say when the member is not what is expected there, such as {@code an id}. */
    public String sentence(String member, String expected) {
        JsonNode value = node.path(member);
        String shown = value.isMissingNode() ? "missing" : BoundedText.of(value.toString(), 60);
        return "%s is %s, where %s is expected"
                .formatted(name.isEmpty() ? member : name + "." + member, shown, expected);
    }

    /** Whether a text can be an id: not too long, storable, and not 0, by which vendors mean nobody. */
    public static boolean isId(String text) {
        return !text.isEmpty()
                && !text.equals("0")
                && BoundedText.of(text, LONGEST_ID).equals(text);
    }

    /** A single value as a text; null for none, an empty one, an object and a list. */
    public static @Nullable String textOf(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue().isEmpty() ? null : value.textValue();
        }
        if (value.isIntegralNumber() || value.isBoolean()) {
            return value.asText();
        }
        BigDecimal number = value.isNumber() ? VendorNumber.of(value) : null;
        return number == null ? null : number.toPlainString();
    }
}
