package dev.rapport.platform.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Adds null to the words of what can be one of them or null. An enumeration counts beside the type (JSON Schema 2020-12,
 * validation, 6.1.2): without null among the words none is allowed, and an annotation cannot name it.
 */
final class NullableWords {
    private NullableWords() {}

    /** Adds null where it is missing, in a schema and in all that it holds. */
    static void complete(Schema schema) {
        List<Object> words = schema.getEnumeration();
        if (words != null
                && schema.getType() != null
                && schema.getType().contains(Schema.SchemaType.NULL)
                && words.stream().noneMatch(Objects::isNull)) {
            List<Object> all = new ArrayList<>(words);
            all.add(null);
            schema.setEnumeration(all);
        }
        parts(schema).forEach(NullableWords::complete);
    }

    private static Stream<Schema> parts(Schema schema) {
        return Stream.of(
                        schema.getProperties() == null
                                ? List.<Schema>of()
                                : schema.getProperties().values(),
                        listed(schema.getAllOf()),
                        listed(schema.getAnyOf()),
                        listed(schema.getOneOf()),
                        schema.getItems() == null ? List.<Schema>of() : List.of(schema.getItems()),
                        schema.getAdditionalPropertiesSchema() == null
                                ? List.<Schema>of()
                                : List.of(schema.getAdditionalPropertiesSchema()))
                .flatMap(Collection::stream);
    }

    private static List<Schema> listed(@Nullable List<Schema> schemas) {
        return Objects.requireNonNullElse(schemas, List.of());
    }
}
