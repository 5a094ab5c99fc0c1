package dev.rapport.ingest.hook;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.rapport.event.Field;
import dev.rapport.ingest.connector.Mapping;
import dev.rapport.platform.http.JsonFields;
import dev.rapport.platform.problem.NearestName;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what somebody wants a mapping to be, and gathers everything that is wrong with it. */
public final class MappingFields {
    private static final String ATTRIBUTE = "attributes.";
    private static final int MOST_FIELDS = 100;
    private static final int MOST_VALUES = 1000;
    private static final int LONGEST = 200;
    private static final BigDecimal LARGEST_END = BigDecimal.valueOf(1_000_000);
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._-]{1,50}");
    /** What connectors make themselves, and what is no single value. */
    private static final Set<Field> NOT_MAPPED =
            EnumSet.of(Field.ATTRIBUTES, Field.VOIDS, Field.FROM, Field.INTO, Field.SCALE);

    private static final List<String> NAMES = Arrays.stream(Field.values())
            .filter(field -> !NOT_MAPPED.contains(field))
            .map(Field::wireName)
            .toList();
    private static final List<String> KINDS = List.of("csat", "nps", "ces", "resolution");

    private MappingFields() {}

    /**
     * The mapping in the field {@code mapping} of a body.
     *
     * @param connector gives the prefix unless the mapping does
     * @param zone of local times, unless the mapping says
     */
    public static Mapping read(JsonFields body, String connector, ZoneId zone) {
        Optional<JsonFields> given = body.object("mapping", "prefix", "zone", "fields", "values", "questions");
        if (given.isEmpty()) {
            return new Mapping(connector, zone, Map.of(), Map.of(), Map.of());
        }
        JsonFields mapping = given.get();
        return new Mapping(
                mapping.form("prefix", MappingFields::prefix).orElse(connector),
                mapping.zone("zone").orElse(zone),
                fields(mapping),
                values(mapping),
                questions(mapping));
    }

    private static String prefix(String text) {
        if (!PREFIX.matcher(text).matches()) {
            throw new IllegalArgumentException("1 to 50 letters, digits, dots, hyphens or underscores");
        }
        return text;
    }

    private static Map<String, String> fields(JsonFields mapping) {
        Map<String, String> read = new HashMap<>();
        mapping.members("fields", MOST_FIELDS, LONGEST).ifPresent(members -> {
            for (String name : members.names()) {
                checkName(members, name);
                members.form(name, MappingFields::vendorField).ifPresent(vendors -> read.put(name, vendors));
            }
        });
        return read;
    }

    private static String vendorField(String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a JSON pointer into the vendor's body such as /ticket/type, or the id or name of a custom field");
        }
        if (text.startsWith("/")) {
            JsonPointer.compile(text);
        }
        return text;
    }

    private static Map<String, Map<String, String>> values(JsonFields mapping) {
        Map<String, Map<String, String>> read = new HashMap<>();
        mapping.members("values", MOST_FIELDS, LONGEST).ifPresent(members -> {
            for (String name : members.names()) {
                checkName(members, name);
                members.members(name, MOST_VALUES, LONGEST).ifPresent(names -> {
                    Map<String, String> ours = new HashMap<>();
                    names.names().forEach(vendors -> names.line(vendors, LONGEST)
                            .ifPresent(value -> ours.put(vendors, value)));
                    read.put(name, Map.copyOf(ours));
                });
            }
        });
        return read;
    }

    private static void checkName(JsonFields members, String name) {
        boolean attribute = name.startsWith(ATTRIBUTE) && name.length() > ATTRIBUTE.length();
        if (!attribute && !NAMES.contains(name)) {
            members.violation(
                    name, NearestName.unknown("field", name, NAMES) + " Fields of your own are attributes.<name>.");
        }
    }

    private static Map<String, Mapping.Question> questions(JsonFields mapping) {
        Map<String, Mapping.Question> read = new HashMap<>();
        mapping.members("questions", MOST_FIELDS, LONGEST).ifPresent(members -> {
            for (String id : members.names()) {
                members.object(id, "kind", "survey", "scale")
                        .ifPresent(question -> question(question).ifPresent(said -> read.put(id, said)));
            }
        });
        return read;
    }

    private static Optional<Mapping.Question> question(JsonFields question) {
        question.require("kind");
        Optional<String> kind = question.word("kind", KINDS);
        Optional<String> survey = question.line("survey", LONGEST);
        Optional<JsonFields> scale = question.object("scale", "min", "max");
        Optional<BigDecimal> min = scale.flatMap(ends -> end(ends, "min"));
        Optional<BigDecimal> max = scale.flatMap(ends -> end(ends, "max"));
        if (min.isPresent() && max.isPresent() && min.get().compareTo(max.get()) >= 0) {
            question.violation("scale", "\"scale\" has its smaller end in min and its larger one in max.");
        }
        return kind.map(word -> new Mapping.Question(
                word,
                survey.orElse(null),
                min.isPresent() && max.isPresent()
                        ? JsonNodeFactory.instance
                                .objectNode()
                                .put("min", min.get())
                                .put("max", max.get())
                        : null));
    }

    private static Optional<BigDecimal> end(JsonFields scale, String name) {
        scale.require(name);
        return scale.decimal(name, 4, LARGEST_END.negate(), LARGEST_END);
    }
}
