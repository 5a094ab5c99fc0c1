package dev.rapport.ingest.connector.desk;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.event.FieldKind;
import dev.rapport.ingest.connector.EventDocument;
import dev.rapport.ingest.connector.Mapping;
import dev.rapport.ingest.connector.reading.BoundedText;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sets the values of an event that the mapping takes from the vendor's own fields.
 *
 * @param body what JSON pointers point into
 * @param customField the value of a custom field by its id or name
 */
record MappedFields(Mapping mapping, JsonNode body, Function<String, Tree> customField) {
    private static final String ATTRIBUTE = "attributes.";
    private static final int LONGEST_ATTRIBUTE = 500;

    /** Sets what is mapped and there, over what was set before; says whether anything was. */
    boolean addTo(EventDocument event, EventType type) {
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        boolean any = false;
        for (Map.Entry<String, String> field : new TreeMap<>(mapping.fields()).entrySet()) {
            String name = field.getKey();
            String value = value(name, field.getValue());
            if (value == null) {
                continue;
            }
            if (name.startsWith(ATTRIBUTE)) {
                attributes.put(name.substring(ATTRIBUTE.length()), BoundedText.of(value, LONGEST_ATTRIBUTE));
                any = true;
            } else {
                any |= set(event, type, Field.fromWireName(name), value);
            }
        }
        if (!attributes.isEmpty()) {
            event.with(Field.ATTRIBUTES, attributes);
        }
        return any;
    }

    /** The value that the mapping gives our field; null for none. */
    @Nullable String value(String name, String place) {
        Tree found = place.startsWith("/") ? new Tree(body.at(JsonPointer.compile(place))) : customField.apply(place);
        String text = found.node().isArray()
                ? found.elements().stream()
                        .map(Tree::text)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(","))
                : found.text();
        return text == null || text.isEmpty() ? null : mapping.value(name, text);
    }

    private boolean set(EventDocument event, EventType type, Optional<Field> field, String value) {
        if (field.isEmpty() || !type.has(field.get())) {
            return false;
        }
        FieldKind kind = field.get().kind();
        if (field.get() == Field.CUSTOMER_ID) {
            event.with(Field.CUSTOMER_ID, mapping.customer(value));
        } else if (kind instanceof FieldKind.Truth) {
            event.with(field.get(), value.equals("true"));
        } else if (kind instanceof FieldKind.Tags) {
            event.with(field.get(), JsonNodeFactory.instance.arrayNode().add(value));
        } else {
            event.with(
                    field.get(), kind instanceof FieldKind.Text text ? BoundedText.of(value, text.maxLength()) : value);
        }
        return true;
    }
}
