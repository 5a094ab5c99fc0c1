package dev.rapport.platform.http;

import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Says of times and dates what they are, wherever they stand. The scanner makes components of Java's classes; generators of
 * clients would make classes of them, under names that their languages have already.
 */
final class TimeSchemas {
    private static final Map<String, String> FORMATS = Map.of("Instant", "date-time", "LocalDate", "date");

    private TimeSchemas() {}

    /** Puts the formats in the place of the components that mean them. */
    static void inline(Components components) {
        FORMATS.keySet().forEach(components::removeSchema);
        components.getSchemas().values().forEach(TimeSchemas::inline);
    }

    private static void inline(Schema schema) {
        format(schema).ifPresent(format -> {
            schema.setRef(null);
            schema.setType(null);
            schema.addType(SchemaType.STRING).format(format);
        });
        if (schema.getAnyOf() != null) {
            schema.getAnyOf().stream()
                    .map(TimeSchemas::format)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresent(format -> {
                        schema.setAnyOf(null);
                        schema.setType(null);
                        schema.addType(SchemaType.STRING)
                                .addType(SchemaType.NULL)
                                .format(format);
                    });
        }
        Nullability.parts(schema).forEach(TimeSchemas::inline);
    }

    private static Optional<String> format(Schema schema) {
        return Optional.ofNullable(schema.getRef()).map(ref -> FORMATS.get(ref.substring(ref.lastIndexOf('/') + 1)));
    }
}
