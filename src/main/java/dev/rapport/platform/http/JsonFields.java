package dev.rapport.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.platform.problem.NearestName;
import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.Violation;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a settings body one by one and gathers everything that is wrong with them, so that one answer
 * tells it all. A getter of an absent, null or invalid field gives an empty value; {@link #check()} ends the reading.
 */
public final class JsonFields {

    private static final int LONGEST_SHOWN = 100;

    private final JsonNode body;
    private final List<Violation> violations = new ArrayList<>();

    private JsonFields(JsonNode body) {
        this.body = body;
    }

    /** The fields of a body that may have these and no others. */
    public static JsonFields of(@Nullable JsonNode body, String... known) {
        if (body == null || body.isMissingNode()) {
            throw Problem.malformed("The body is empty; a JSON object is expected.")
                    .toException();
        }
        if (!body.isObject()) {
            throw Problem.validation("", "The body must be a JSON object.").toException();
        }
        JsonFields fields = new JsonFields(body);
        body.fieldNames().forEachRemaining(name -> {
            if (!Arrays.asList(known).contains(name)) {
                fields.violation(name, NearestName.unknown("field", name, Arrays.asList(known)));
            }
        });
        return fields;
    }

    /** Whether the field is there, be it as null. */
    public boolean has(String name) {
        return body.has(name);
    }

    public void violation(String name, String detail) {
        violations.add(new Violation("/" + name.replace("~", "~0").replace("/", "~1"), detail));
    }

    public void require(String name) {
        if (!body.hasNonNull(name)) {
            violation(name, "\"%s\" is missing.".formatted(name));
        }
    }

    /** Where a field may be left out but not be null: there is no value "none" for it. */
    public void refuseNull(String name) {
        if (body.path(name).isNull()) {
            violation(name, "\"%s\" cannot be null; leave it out to keep what it is.".formatted(name));
        }
    }

    /** A line of text: 1 to so many characters, no control characters, not only blanks. */
    public Optional<String> line(String name, int longest) {
        return text(name).flatMap(text -> {
            if (text.isBlank()
                    || text.codePointCount(0, text.length()) > longest
                    || text.codePoints().anyMatch(Character::isISOControl)) {
                violation(
                        name,
                        "\"%s\" is one line of 1 to %d characters, not %s.".formatted(name, longest, shown(text)));
                return Optional.empty();
            }
            return Optional.of(text.strip());
        });
    }

    public Optional<ZoneId> zone(String name) {
        return parsed(name, "a zone such as Europe/Berlin or UTC", text -> {
            if (!ZoneId.getAvailableZoneIds().contains(text)) {
                throw new DateTimeException("not a name of the time zone database");
            }
            return ZoneId.of(text);
        });
    }

    public Optional<DayOfWeek> dayOfWeek(String name) {
        return parsed(
                name, "a day of the week such as monday", text -> DayOfWeek.valueOf(text.toUpperCase(Locale.ROOT)));
    }

    /** A time with its offset, RFC 3339. */
    public Optional<Instant> instant(String name) {
        return parsed(name, "a time such as 2026-01-31T08:00:00Z", text -> OffsetDateTime.parse(text)
                .toInstant());
    }

    /** An array of at least one element, every one of these words. */
    public Optional<List<String>> words(String name, List<String> known) {
        JsonNode node = body.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isArray()) {
            violation(name, "\"%s\" is an array of: %s.".formatted(name, String.join(", ", known)));
            return Optional.empty();
        }
        if (node.isEmpty()) {
            violation(name, "\"%s\" has at least one element.".formatted(name));
        }
        List<String> words = new ArrayList<>();
        for (int index = 0; index < node.size(); index++) {
            String word = node.get(index).isTextual()
                    ? node.get(index).textValue()
                    : node.get(index).toString();
            if (known.contains(word)) {
                words.add(word);
            } else {
                violations.add(new Violation(
                        "/%s/%d".formatted(name, index),
                        NearestName.unknown("value of \"" + name + "\"", word, known)));
            }
        }
        return Optional.of(words);
    }

    /**
     * Ends the reading.
     *
     * @throws dev.rapport.platform.problem.ProblemException with every violation, if there is any
     */
    public void check() {
        if (!violations.isEmpty()) {
            throw Problem.validation(violations).toException();
        }
    }

    private <T> Optional<T> parsed(String name, String expected, Function<String, T> parse) {
        return text(name).flatMap(text -> {
            try {
                return Optional.of(parse.apply(text));
            } catch (DateTimeException | IllegalArgumentException e) {
                violation(name, "\"%s\" is %s, not %s.".formatted(name, expected, shown(text)));
                return Optional.empty();
            }
        });
    }

    private Optional<String> text(String name) {
        JsonNode node = body.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isTextual()) {
            violation(name, "\"%s\" is text, not %s.".formatted(name, shown(node.toString())));
            return Optional.empty();
        }
        return Optional.of(node.textValue());
    }

    private static String shown(String value) {
        return "\"" + (value.length() > LONGEST_SHOWN ? value.substring(0, LONGEST_SHOWN) + "…" : value) + "\"";
    }
}
