package dev.rapport.query;

import dev.rapport.metric.Condition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The text form of conditions: {@code channel:chat|email,team:null}. A colon ends the dimension, a bar separates values, a
 * comma conditions; {@code null} asks for facts without a value; a backslash takes the next character as it is.
 */
public final class FilterSyntax {
    private static final String ABSENT = "null";

    private FilterSyntax() {}

    /**
     * Reads one or several conditions.
     *
     * @throws IllegalArgumentException with a sentence that says what would be right
     */
    public static List<Condition> parse(String text) {
        List<Condition> conditions = new ArrayList<>();
        for (String condition : split(text, ',')) {
            List<String> halves = split(condition, ':');
            if (halves.size() < 2 || halves.get(0).isEmpty()) {
                throw new IllegalArgumentException(
                        "a filter is dimension:value, such as channel:chat|email, not %s".formatted(condition));
            }
            if (halves.size() > 2) {
                throw new IllegalArgumentException(
                        "the filter %s has several colons; write \\: for a colon within a value".formatted(condition));
            }
            conditions.add(condition(halves.get(0), halves.get(1)));
        }
        return conditions;
    }

    private static Condition condition(String dimension, String alternatives) {
        Set<String> values = new LinkedHashSet<>();
        boolean absent = false;
        for (String value : split(alternatives, '|')) {
            if (value.equals(ABSENT)) {
                absent = true;
            } else if (value.isEmpty()) {
                throw new IllegalArgumentException(
                        "the filter on %s has an empty value; write null for facts without one".formatted(dimension));
            } else {
                values.add(unescape(value));
            }
        }
        return new Condition(unescape(dimension), values, absent);
    }

    /** The canonical text of a condition: its values sorted. */
    static String format(Condition condition) {
        List<String> values = new ArrayList<>();
        condition.values().stream()
                .sorted()
                .map(value -> value.equals(ABSENT) ? "\\" + ABSENT : escape(value))
                .forEach(values::add);
        if (condition.absent()) {
            values.add(ABSENT);
        }
        return escape(condition.dimension()) + ":" + String.join("|", values);
    }

    /** Splits at a separator that is not escaped; the parts keep their backslashes. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                part.append(c).append(text.charAt(++i));
            } else if (c == separator) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    private static String unescape(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            plain.append(c == '\\' && i + 1 < text.length() ? text.charAt(++i) : c);
        }
        return plain.toString();
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' || c == '|' || c == ':' || c == ',') {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }
}
