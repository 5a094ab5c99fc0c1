package dev.rapport.testing.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * Closes the schemas of a document: an object with listed members has no others, unless its schema says so itself. The
 * document leaves that open for its readers, who must bear new members; the service itself must not send any that are
 * not listed.
 */
final class ClosedSchemas {
    /** What stands below these is a value and no schema. */
    private static final Set<String> VALUES = Set.of("example", "examples", "default", "enum", "const");

    private ClosedSchemas() {}

    /** Closes every schema below a node, in place. */
    static void close(JsonNode node) {
        if (node.isArray()) {
            node.forEach(ClosedSchemas::close);
        }
        if (!(node instanceof ObjectNode object)) {
            return;
        }
        if (object.has("allOf")) {
            // Its parts would have to stay open and the whole be closed; nothing in the document needs it so far.
            throw new IllegalStateException("cannot close a schema with allOf: " + object);
        }
        object.properties().stream()
                .filter(member -> !VALUES.contains(member.getKey()))
                .forEach(member -> close(member.getValue()));
        if (object.path("properties").isObject()
                && !object.has("additionalProperties")
                && !object.has("unevaluatedProperties")) {
            object.put("additionalProperties", false);
        }
    }
}
