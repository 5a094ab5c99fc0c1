package dev.rapport.ingest.connector.desk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.ingest.connector.reading.VendorTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of a vendor's body, whatever it turns out to be: what is asked for and is not there is null or empty. */
record Tree(JsonNode node) {
    private static final int MOST_PLACES = 30;

    /** The value at the end of these names. */
    Tree at(String... names) {
        JsonNode found = node;
        for (String name : names) {
            found = found.path(name);
        }
        return new Tree(found);
    }

    boolean exists() {
        return !node.isMissingNode() && !node.isNull();
    }

    /** A text, a number by its digits or a truth value; ids come as any of the first two. Null for all else. */
    @Nullable String text() {
        if (node.isTextual()) {
            String text = node.textValue().strip();
            return text.isEmpty() ? null : text;
        }
        if (node.isIntegralNumber() || node.isBoolean()) {
            return node.asText();
        }
        if (!node.isNumber() || Math.abs((long) node.decimalValue().scale()) > MOST_PLACES) {
            return null;
        }
        return node.decimalValue().toPlainString();
    }

    /** The same, or the empty text. */
    String textOrEmpty() {
        String text = text();
        return text == null ? "" : text;
    }

    /** The text in lower-case letters, or the empty text: the same word comes in both. */
    String word() {
        return textOrEmpty().toLowerCase(Locale.ROOT);
    }

    boolean isTrue() {
        return node.isBoolean() ? node.booleanValue() : "true".equals(text());
    }

    /** A time in any of the forms that vendors use. */
    @Nullable Instant time(ZoneId zone) {
        return VendorTime.read(node, zone);
    }

    /** The elements of a list; none for all else. */
    List<Tree> elements() {
        List<Tree> elements = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(element -> elements.add(new Tree(element)));
        }
        return elements;
    }

    /** The names of an object's members; none for all else. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The first text of these that is there. */
    static @Nullable String first(Tree... trees) {
        for (Tree tree : trees) {
            String text = tree.text();
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** The first time of these that is there. */
    static @Nullable Instant firstTime(ZoneId zone, Tree... trees) {
        for (Tree tree : trees) {
            Instant time = tree.time(zone);
            if (time != null) {
                return time;
            }
        }
        return null;
    }

    /** The word of a table that a text stands for; {@code other} for one that is not in it, null for none. */
    static @Nullable String named(@Nullable String text, Map<String, String> table, String other) {
        return text == null ? null : table.getOrDefault(text.toLowerCase(Locale.ROOT), other);
    }
}
