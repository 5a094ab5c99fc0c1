package dev.rapport.platform.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Lets null through where a schema says that something can be null. All keywords of a schema count together (JSON Schema
 * 2020-12): without null among the words of an enumeration, or with a type beside what anyOf says, none is allowed, and
 * annotations cannot say it.
 */
final class Nullability {
    private Nullability() {}

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
        if (schema.getRef() != null || listed(schema.getAnyOf()).stream().anyMatch(Nullability::isNull)) {
            schema.setType(null); // what is referred to says it, and a generator of clients heeds one of them only
        }
        parts(schema).forEach(Nullability::complete);
    }

    private static boolean isNull(Schema schema) {
        return List.of(Schema.SchemaType.NULL).equals(schema.getType());
    }

    /** The schemas that a schema is made of. */
    static Stream<Schema> parts(Schema schema) {
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
