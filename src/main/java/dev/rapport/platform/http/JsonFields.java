package dev.rapport.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.platform.problem.NearestName;
import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.Violation;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a settings body one by one and gathers everything that is wrong with them, so that one answer
 * tells it all. A getter of an absent, null or invalid field gives an empty value; {@link #check()} ends the reading.
 */
public final class JsonFields {

    private static final int LONGEST_SHOWN = 100;
    private static final int MOST_DIGITS = 30;
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

    private final JsonNode body;
    private final String place;
    private final List<Violation> violations;

    private JsonFields(JsonNode body, String place, List<Violation> violations) {
        this.body = body;
        this.place = place;
        this.violations = violations;
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
        return of(body, "", new ArrayList<>(), Arrays.asList(known));
    }

    private static JsonFields of(JsonNode body, String place, List<Violation> violations, List<String> known) {
        JsonFields fields = new JsonFields(body, place, violations);
        body.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                fields.violation(name, NearestName.unknown("field", name, known));
            }
        });
        return fields;
    }

    /** The fields of an object in a field, which may be these and no others; what is wrong there is gathered here. */
    public Optional<JsonFields> object(String name, String... known) {
        JsonNode node = body.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isObject()) {
            violation(name, "\"%s\" is an object, not %s.".formatted(name, shown(node.toString())));
            return Optional.empty();
        }
        return Optional.of(of(node, pointer(name), violations, Arrays.asList(known)));
    }

    /** The fields of an object whose names are data: at most so many, each a line of text. */
    public Optional<JsonFields> members(String name, int most, int longest) {
        JsonNode node = body.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isObject() || node.size() > most) {
            violation(name, "\"%s\" is an object of at most %d members.".formatted(name, most));
            return Optional.empty();
        }
        JsonFields members = new JsonFields(node, pointer(name), violations);
        for (String member : members.names()) {
            if (!isLine(member, longest)) {
                members.violation(
                        member,
                        "A name in \"%s\" is one line of 1 to %d characters, not %s."
                                .formatted(name, longest, shown(member)));
            }
        }
        return Optional.of(members);
    }

    /** The fields of each object in an array, which may be these and no others; at most so many. */
    public Optional<List<JsonFields>> objects(String name, int most, String... known) {
        return array(name, most).map(array -> {
            List<JsonFields> elements = new ArrayList<>();
            for (int index = 0; index < array.size(); index++) {
                String element = pointer(name) + "/" + index;
                if (array.get(index).isObject()) {
                    elements.add(of(array.get(index), element, violations, Arrays.asList(known)));
                } else {
                    violations.add(new Violation(
                            element,
                            "An element of \"%s\" is an object, not %s."
                                    .formatted(name, shown(array.get(index).toString()))));
                }
            }
            return elements;
        });
    }

    /** An array of lines of text, at most so many; it may be empty. */
    public Optional<List<String>> lines(String name, int most, int longest) {
        return array(name, most).map(array -> {
            List<String> lines = new ArrayList<>();
            for (int index = 0; index < array.size(); index++) {
                JsonNode line = array.get(index);
                if (line.isTextual() && isLine(line.textValue(), longest)) {
                    lines.add(line.textValue().strip());
                } else {
                    violations.add(new Violation(
                            pointer(name) + "/" + index,
                            "An element of \"%s\" is one line of 1 to %d characters, not %s."
                                    .formatted(
                                            name,
                                            longest,
                                            shown(line.isTextual() ? line.textValue() : line.toString()))));
                }
            }
            return lines;
        });
    }

    private Optional<JsonNode> array(String name, int most) {
        JsonNode node = body.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isArray() || node.size() > most) {
            violation(name, "\"%s\" is an array of at most %d elements.".formatted(name, most));
            return Optional.empty();
        }
        return Optional.of(node);
    }

    /** The names of the fields that are there. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        body.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** A whole number, as a JSON number. */
    public Optional<Long> wholeNumber(String name, long least, long most) {
        return number(
                        name,
                        "a whole number from %d to %d".formatted(least, most),
                        number -> number.scale() <= 0
                                && number.compareTo(BigDecimal.valueOf(least)) >= 0
                                && number.compareTo(BigDecimal.valueOf(most)) <= 0)
                .map(BigDecimal::longValueExact);
    }

    /** A number with at most so many decimals, as a JSON number or as text. */
    public Optional<BigDecimal> decimal(String name, int decimals, BigDecimal least, BigDecimal most) {
        return number(
                name,
                "a number from %s to %s with at most %d decimals"
                        .formatted(least.toPlainString(), most.toPlainString(), decimals),
                number -> number.scale() <= decimals && number.compareTo(least) >= 0 && number.compareTo(most) <= 0);
    }

    private Optional<BigDecimal> number(String name, String expected, Predicate<BigDecimal> allowed) {
        JsonNode node = body.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        Optional<BigDecimal> number = decimalOf(node).filter(allowed);
        if (number.isEmpty()) {
            violation(name, "\"%s\" is %s, not %s.".formatted(name, expected, shown(node.asText())));
        }
        return number;
    }

    private static Optional<BigDecimal> decimalOf(JsonNode node) {
        if (!node.isNumber()
                && !(node.isTextual() && NUMBER.matcher(node.textValue()).matches())) {
            return Optional.empty();
        }
        BigDecimal number = node.isNumber() ? node.decimalValue() : new BigDecimal(node.textValue());
        // Not stripped first: 1e999999999 would be written out.
        return Math.abs((long) number.precision() - number.scale()) > MOST_DIGITS
                ? Optional.empty()
                : Optional.of(plain(number));
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** One of these words. */
    public Optional<String> word(String name, List<String> known) {
        return text(name).filter(word -> {
            if (!known.contains(word)) {
                violation(name, NearestName.unknown("value of \"" + name + "\"", word, known));
            }
            return known.contains(word);
        });
    }

    /** A date, such as 2026-12-25. */
    public Optional<LocalDate> date(String name) {
        return parsed(name, "a date such as 2026-12-25", LocalDate::parse);
    }

    /**
     * Text in a form of its own.
     *
     * @param parse throws IllegalArgumentException with what would be right
     */
    public <T> Optional<T> form(String name, Function<String, T> parse) {
        return text(name).flatMap(text -> {
            try {
                return Optional.of(parse.apply(text));
            } catch (IllegalArgumentException e) {
                violation(name, "\"%s\": %s.".formatted(name, e.getMessage()));
                return Optional.empty();
            }
        });
    }

    /** Whether the field is there, be it as null. */
    public boolean has(String name) {
        return body.has(name);
    }

    /** Whether the field is there as null. */
    public boolean isNull(String name) {
        return body.path(name).isNull();
    }

    public void violation(String name, String detail) {
        violations.add(new Violation(pointer(name), detail));
    }

    /** Notes that the whole object is wrong. */
    public void violation(String detail) {
        violations.add(new Violation(place, detail));
    }

    /** How many violations there are so far, here and in all objects around. */
    public int violations() {
        return violations.size();
    }

    private String pointer(String name) {
        return place + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    public void require(String name) {
        if (!body.hasNonNull(name)) {
            violation(name, "\"%s\" is missing.".formatted(name));
        }
    }

    /** Where a field may be left out but not be null: there is no value "none" for it. */
    public void refuseNull(String name) {
        if (isNull(name)) {
            violation(name, "\"%s\" cannot be null; leave it out to keep what it is.".formatted(name));
        }
    }

    /** A line of text: 1 to so many characters, no control characters, not only blanks. */
    public Optional<String> line(String name, int longest) {
        return text(name).flatMap(text -> {
            if (!isLine(text, longest)) {
                violation(
                        name,
                        "\"%s\" is one line of 1 to %d characters, not %s.".formatted(name, longest, shown(text)));
                return Optional.empty();
            }
            return Optional.of(text.strip());
        });
    }

    private static boolean isLine(String text, int longest) {
        return !text.isBlank()
                && text.codePointCount(0, text.length()) <= longest
                && text.codePoints().noneMatch(Character::isISOControl);
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
                        pointer(name) + "/" + index, NearestName.unknown("value of \"" + name + "\"", word, known)));
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
