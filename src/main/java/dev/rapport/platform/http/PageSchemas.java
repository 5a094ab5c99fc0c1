package dev.rapport.platform.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Names pages after what they hold, such as KeyPage. The scanner names them after Java's own classes, and generated clients
 * would show those to everybody.
 */
final class PageSchemas {
    private static final String PREFIX = "#/components/schemas/";

    private PageSchemas() {}

    /** Renames the pages among the components, and what answers with them. */
    static void rename(OpenAPI document) {
        Map<String, String> names = new LinkedHashMap<>();
        document.getComponents().getSchemas().forEach((name, schema) -> held(schema)
                .filter(held -> name.startsWith("Page"))
                .ifPresent(held -> names.put(name, held + "Page")));
        names.forEach((name, better) -> {
            Schema page = document.getComponents().getSchemas().get(name);
            if (page != null) {
                document.getComponents().removeSchema(name);
                document.getComponents().addSchema(better, page.description("One part of a list."));
            }
        });
        answers(document)
                .forEach(answer -> named(answer).map(names::get).ifPresent(better -> answer.setRef(PREFIX + better)));
    }

    /** What the items of a page are. */
    private static Optional<String> held(Schema page) {
        return Optional.ofNullable(page.getProperties())
                .filter(members -> members.containsKey("next_cursor"))
                .map(members -> members.get("data"))
                .map(Schema::getItems)
                .flatMap(PageSchemas::named);
    }

    private static Optional<String> named(Schema schema) {
        return Optional.ofNullable(schema.getRef())
                .filter(ref -> ref.startsWith(PREFIX))
                .map(ref -> ref.substring(PREFIX.length()));
    }

    private static Stream<Schema> answers(OpenAPI document) {
        return document.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream())
                .flatMap(response -> response.getContent() == null
                        ? Stream.empty()
                        : response.getContent().getMediaTypes().values().stream())
                .map(MediaType::getSchema)
                .flatMap(Stream::ofNullable);
    }
}
