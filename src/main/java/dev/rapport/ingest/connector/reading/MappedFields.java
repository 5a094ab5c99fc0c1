package dev.rapport.ingest.connector.reading;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.event.FieldKind;
import dev.rapport.ingest.connector.EventDocument;
import dev.rapport.ingest.connector.Mapping;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The fields of one body that the workspace maps to its own. */
public final class MappedFields {
    /** What a workspace takes unless its server is configured otherwise. */
    private static final int MOST_ATTRIBUTES = 50;

    private static final int MOST_TAGS = 50;

    private static final String ATTRIBUTE = Field.ATTRIBUTES.wireName() + ".";

    private final Mapping mapping;
    private final JsonNode body;
    private final Function<String, JsonNode> customFields;

    /**
     * Reads fields of a body.
     *
     * @param body where pointers begin
     * @param customFields the vendor's custom field of an id or name; a missing node when the body has none
     */
    public MappedFields(Mapping mapping, JsonNode body, Function<String, JsonNode> customFields) {
        this.mapping = mapping;
        this.body = body;
        this.customFields = customFields;
    }

    /** The value of a field, called as the workspace calls it; null when the field is not mapped or has none here. */
    public @Nullable String value(String field) {
        String place = mapping.fields().get(field);
        return place == null ? null : at(field, place);
    }

    /** The same, where a custom field of just that name needs no mapping. */
    public @Nullable String valueOrNamesake(String field) {
        return at(field, mapping.fields().getOrDefault(field, field));
    }

    /**
     * A customer id that was mapped: with the prefix, unless it names a system itself ({@code shopify:7881}), so that a
     * survey can name a shop's customer. Null for none and for 0, which means nobody.
     */
    public @Nullable String customer(@Nullable String id) {
        if (id == null || id.isBlank() || id.equals("0")) {
            return null;
        }
        return fitting(Field.CUSTOMER_ID, mapping.customer(id));
    }

    /** Sets every mapped field that an event of the type carries, over what was set before; says whether any was there. */
    public boolean addTo(EventDocument event, EventType type) {
        return addTo(event, type, EnumSet.noneOf(Field.class));
    }

    /** The same, without some. */
    public boolean addTo(EventDocument event, EventType type, Set<Field> without) {
        boolean any = false;
        for (Field field : type.fields()) {
            JsonNode value = without.contains(field) ? null : typed(field);
            any |= value != null;
            event.with(field, value);
        }
        return any;
    }

    private @Nullable JsonNode typed(Field field) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (field.kind() instanceof FieldKind.Attributes) {
            ObjectNode attributes = attributes();
            return attributes.isEmpty() ? null : attributes;
        }
        if (field.kind() instanceof FieldKind.Tags bounds) {
            ArrayNode tags = nodes.arrayNode();
            tags(field).limit(MOST_TAGS).forEach(tag -> tags.add(BoundedText.of(tag, bounds.maxLength())));
            return tags.isEmpty() ? null : tags;
        }
        String value = value(field.wireName());
        if (value == null) {
            return null;
        }
        if (field == Field.CUSTOMER_ID) {
            return textOrNothing(customer(value));
        }
        return field.kind() instanceof FieldKind.Truth
                ? nodes.booleanNode(value.equals("true"))
                : textOrNothing(fitting(field, value));
    }

    private static @Nullable JsonNode textOrNothing(@Nullable String text) {
        return text == null ? null : JsonNodeFactory.instance.textNode(text);
    }

    /** Sets those of the fields that are mapped, and the mapped attributes. */
    public void addTo(EventDocument event, Field... fields) {
        for (Field field : fields) {
            event.with(field, fitting(field, value(field.wireName())));
        }
        ObjectNode attributes = attributes();
        event.with(Field.ATTRIBUTES, attributes.isEmpty() ? null : attributes);
    }

    private static String storable(String text) {
        return BoundedText.of(text, Integer.MAX_VALUE);
    }

    /** The text, cut to what the field takes. */
    public static @Nullable String fitting(Field field, @Nullable String text) {
        return text == null || !(field.kind() instanceof FieldKind.Text bounds)
                ? text
                : BoundedText.of(text, bounds.maxLength());
    }

    private @Nullable String at(String field, String place) {
        JsonNode found = found(place);
        String text = found.isArray() ? texts(found).collect(Collectors.joining(",")) : Part.textOf(found);
        String kept = text == null ? "" : storable(text).strip();
        return mapping.value(field, kept.isEmpty() ? null : kept);
    }

    private JsonNode found(String place) {
        return place.startsWith("/") ? body.at(JsonPointer.compile(place)) : customFields.apply(place);
    }

    /** Each label of a list by its name here; a single text is one label. */
    private Stream<String> tags(Field field) {
        String place = mapping.fields().get(field.wireName());
        JsonNode found = place == null ? MissingNode.getInstance() : found(place);
        return (found.isArray() ? texts(found) : Stream.ofNullable(Part.textOf(found)))
                .map(text -> storable(text).strip())
                .filter(text -> !text.isEmpty())
                .map(text -> Objects.requireNonNullElse(mapping.value(field.wireName(), text), text));
    }

    private static Stream<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(Part::textOf).filter(Objects::nonNull);
    }

    private ObjectNode attributes() {
        FieldKind.Attributes bounds = (FieldKind.Attributes) Field.ATTRIBUTES.kind();
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, String> entry : new TreeMap<>(mapping.fields()).entrySet()) {
            String name = entry.getKey().startsWith(ATTRIBUTE)
                    ? BoundedText.of(entry.getKey().substring(ATTRIBUTE.length()), bounds.maxNameLength())
                    : "";
            String value = name.isEmpty() ? null : at(entry.getKey(), entry.getValue());
            if (value != null && attributes.size() < MOST_ATTRIBUTES) {
                attributes.put(name, BoundedText.of(value, bounds.maxValueLength()));
            }
        }
        return attributes;
    }
}
