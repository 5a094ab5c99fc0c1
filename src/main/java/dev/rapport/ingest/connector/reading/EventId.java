package dev.rapport.ingest.connector.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Ids of events and subjects that are put together from a vendor's own. */
public final class EventId {
    private static final int LONGEST = 200;
    private static final int DIGEST_BYTES = 6;

    private EventId() {}

    /** The parts with colons between them; the same parts always give the same id. */
    public static String of(String... parts) {
        return checked(String.join(":", parts));
    }

    /**
     * What a vendor says, in few letters: the same in whatever order its members come, another content gives another digest.
     * Where a vendor can tell two states of one moment, it keeps their ids apart. It is taken of the vendor's own words and
     * never of what a mapping makes of them, so that a change of the mapping makes no second event of the same.
     */
    public static String digest(JsonNode... said) {
        StringBuilder text = new StringBuilder();
        for (JsonNode part : said) {
            text.append(sorted(part)).append('\u001f');
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isArray()) {
            ArrayNode elements = JsonNodeFactory.instance.arrayNode(node.size());
            node.forEach(element -> elements.add(sorted(element)));
            return elements;
        }
        if (!node.isObject()) {
            return node;
        }
        Map<String, JsonNode> members = new TreeMap<>();
        node.properties().forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
        return JsonNodeFactory.instance.objectNode().setAll(members);
    }

    /** The id, when it is not longer than an event's may be. */
    public static String checked(String id) {
        if (id.length() > LONGEST) {
            throw new UnexpectedShape("the id %s… has %d characters; the maximum is %d"
                    .formatted(BoundedText.of(id, 40), id.length(), LONGEST));
        }
        return id;
    }
}
