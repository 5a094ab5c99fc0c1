package dev.rapport.ingest.hook;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.rapport.event.Field;
import dev.rapport.ingest.connector.Mapping;
import dev.rapport.ingest.connector.Vocabulary;
import dev.rapport.platform.http.JsonFields;
import dev.rapport.platform.problem.NearestName;
import java.math.BigDecimal;
import java.time.ZoneId;
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
    private static final BigDecimal LARGEST_END = BigDecimal.valueOf(1_000_000);
    private static final Pattern PREFIX =
            Pattern.compile("[A-Za-z0-9._-]{1,%d}".formatted(MappingShape.LONGEST_PREFIX));

    private MappingFields() {}

    /** The object in a field that is a mapping; empty when there is none. */
    public static Optional<JsonFields> object(JsonFields body, String name) {
        return body.object(name, MappingShape.names(MappingShape.MAPPING));
    }

    /**
     * What an object says that is a mapping.
     *
     * @param given the object; empty for the mapping of whoever says nothing
     * @param connector its name, which is the prefix unless the mapping gives one
     * @param vocabulary what the connector heeds
     * @param zone of local times, unless the mapping says
     */
    public static Mapping read(Optional<JsonFields> given, String connector, Vocabulary vocabulary, ZoneId zone) {
        if (given.isEmpty()) {
            return new Mapping(connector, zone, Map.of(), Map.of(), Map.of());
        }
        JsonFields mapping = given.get();
        return new Mapping(
                mapping.form("prefix", MappingFields::prefix).orElse(connector),
                mapping.zone("zone").orElse(zone),
                fields(mapping, connector, vocabulary),
                values(mapping, connector, vocabulary),
                questions(mapping, connector, vocabulary));
    }

    private static String prefix(String text) {
        if (!PREFIX.matcher(text).matches()) {
            throw new IllegalArgumentException("1 to 50 letters, digits, dots, hyphens or underscores");
        }
        return text;
    }

    private static Map<String, String> fields(JsonFields mapping, String connector, Vocabulary vocabulary) {
        Map<String, String> read = new HashMap<>();
        mapping.members("fields", MOST_FIELDS, MappingShape.LONGEST).ifPresent(members -> {
            for (String name : members.names()) {
                checkName(members, name, connector, vocabulary.fields());
                members.form(name, MappingFields::vendorField).ifPresent(vendors -> read.put(name, vendors));
            }
        });
        return read;
    }

    private static String vendorField(String text) {
        if (text.isBlank() || text.length() > MappingShape.LONGEST) {
            throw new IllegalArgumentException(
                    "a JSON pointer into the vendor's body such as /ticket/type, or the id or name of a custom field");
        }
        if (text.startsWith("/")) {
            JsonPointer.compile(text);
        }
        return text;
    }

    private static Map<String, Map<String, String>> values(
            JsonFields mapping, String connector, Vocabulary vocabulary) {
        Map<String, Map<String, String>> read = new HashMap<>();
        mapping.members("values", MOST_FIELDS, MappingShape.LONGEST).ifPresent(members -> {
            for (String name : members.names()) {
                checkName(members, name, connector, vocabulary.valued());
                members.members(name, MOST_VALUES, MappingShape.LONGEST)
                        .ifPresent(names -> read.put(name, called(names, name, vocabulary)));
            }
        });
        return read;
    }

    /** What each of the vendor's values is called here. */
    private static Map<String, String> called(JsonFields names, String field, Vocabulary vocabulary) {
        Map<String, String> ours = new HashMap<>();
        for (String vendors : names.names()) {
            names.line(vendors, MappingShape.LONGEST).ifPresent(value -> {
                Field.fromWireName(field)
                        .flatMap(known -> MappedValues.mistake(known, value, vocabulary))
                        .ifPresent(mistake -> names.violation(vendors, mistake));
                ours.put(vendors, value);
            });
        }
        return ours;
    }

    private static void checkName(JsonFields members, String name, String connector, Set<Field> heeded) {
        boolean attribute = name.startsWith(ATTRIBUTE) && name.length() > ATTRIBUTE.length();
        List<String> names = heeded.stream().map(Field::wireName).toList();
        if (attribute || names.contains(name)) {
            return;
        }
        members.violation(
                name,
                Field.fromWireName(name).isPresent()
                        ? "Deliveries of %s take no \"%s\"; they take %s and attributes.<name>."
                                .formatted(connector, name, String.join(", ", names))
                        : NearestName.unknown("field", name, names) + " Fields of your own are attributes.<name>.");
    }

    private static Map<String, Mapping.Question> questions(
            JsonFields mapping, String connector, Vocabulary vocabulary) {
        Map<String, Mapping.Question> read = new HashMap<>();
        if (mapping.has("questions") && !vocabulary.asks()) {
            mapping.violation("questions", "%s sends no surveys, so questions cannot be mapped.".formatted(connector));
            return read;
        }
        mapping.members("questions", MOST_FIELDS, MappingShape.LONGEST).ifPresent(members -> {
            for (String id : members.names()) {
                members.object(id, MappingShape.names(MappingShape.QUESTION))
                        .ifPresent(question -> question(question).ifPresent(said -> read.put(id, said)));
            }
        });
        return read;
    }

    private static Optional<Mapping.Question> question(JsonFields question) {
        question.require("kind");
        Optional<String> kind = question.word("kind", MappingShape.KINDS);
        Optional<String> survey = question.line("survey", MappingShape.LONGEST);
        Optional<JsonFields> scale = question.object("scale", MappingShape.names(MappingShape.SCALE));
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
