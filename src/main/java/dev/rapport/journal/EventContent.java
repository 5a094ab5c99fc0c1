package dev.rapport.journal;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.rapport.event.EventExtensions;
import dev.rapport.event.EventKey;
import dev.rapport.event.Field;
import dev.rapport.event.FieldKind;
import dev.rapport.event.FieldValues;
import dev.rapport.event.Scale;
import dev.rapport.event.SubmittedEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The content of an event as the journal keeps it: its values as one JSON object in the order of {@link Field}, and a
 * digest of type, time and values that tells a duplicate from a conflict. Numbers are kept as texts, digit by digit.
 */
final class EventContent {
    /** Made once for each thread: finding the algorithm takes as long as using it. */
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(() -> {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    });

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final ObjectReader READER = new ObjectMapper().readerFor(JsonNode.class);

    private EventContent() {}

    /** The values as JSON in UTF-8; equal values give equal bytes. */
    static byte[] toJson(FieldValues data) {
        ByteArrayOutputStream text = new ByteArrayOutputStream(256);
        try (JsonGenerator json = FACTORY.createGenerator(text, JsonEncoding.UTF8)) {
            json.writeStartObject();
            for (Map.Entry<Field, Object> entry : data.toMap().entrySet()) {
                json.writeFieldName(entry.getKey().wireName());
                write(json, entry.getValue());
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory failed", impossible);
        }
        return text.toByteArray();
    }

    /** The extensions as one JSON object, in the order of their names. */
    static String toJson(EventExtensions extensions) {
        StringWriter text = new StringWriter(128);
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            for (Map.Entry<String, Object> entry : extensions.values().entrySet()) {
                json.writeFieldName(entry.getKey());
                if (entry.getValue() instanceof Integer number) {
                    json.writeNumber(number);
                } else {
                    write(json, entry.getValue());
                }
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory failed", impossible);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof BigDecimal number) {
            json.writeString(number.toPlainString());
        } else if (value instanceof Scale scale) {
            json.writeStartObject();
            json.writeStringField("min", scale.min().toPlainString());
            json.writeStringField("max", scale.max().toPlainString());
            json.writeEndObject();
        } else if (value instanceof EventKey key) {
            json.writeStartObject();
            json.writeStringField("source", key.source());
            json.writeStringField("id", key.id());
            json.writeEndObject();
        } else if (value instanceof Map<?, ?> attributes) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : attributes.entrySet()) {
                json.writeStringField(
                        entry.getKey().toString(), entry.getValue().toString());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> tags) {
            json.writeStartArray();
            for (Object tag : tags) {
                json.writeString(tag.toString());
            }
            json.writeEndArray();
        } else {
            throw new IllegalStateException("no field has values of " + value.getClass());
        }
    }

    /** The values that {@link #toJson} wrote; object members may have changed places since. */
    static FieldValues fromJson(String json) {
        JsonNode root;
        try {
            root = READER.readTree(json);
        } catch (IOException damaged) {
            throw new UncheckedIOException("the journal holds data that is no JSON", damaged);
        }
        FieldValues.Builder values = FieldValues.builder();
        for (Map.Entry<String, JsonNode> member : root.properties()) {
            Field field = Field.fromWireName(member.getKey())
                    .orElseThrow(
                            () -> new IllegalStateException("the journal holds an unknown field " + member.getKey()));
            read(values, field, member.getValue());
        }
        return values.build();
    }

    private static void read(FieldValues.Builder values, Field field, JsonNode node) {
        FieldKind kind = field.kind();
        if (kind instanceof FieldKind.Truth) {
            values.truth(field, node.booleanValue());
        } else if (kind instanceof FieldKind.Decimal) {
            values.decimal(field, new BigDecimal(node.textValue()));
        } else if (kind instanceof FieldKind.ScaleRange) {
            values.scale(new Scale(
                    new BigDecimal(node.get("min").textValue()),
                    new BigDecimal(node.get("max").textValue())));
        } else if (kind instanceof FieldKind.Target) {
            values.voids(
                    new EventKey(node.get("source").textValue(), node.get("id").textValue()));
        } else if (kind instanceof FieldKind.Attributes) {
            Map<String, String> attributes = new TreeMap<>();
            node.properties()
                    .forEach(entry ->
                            attributes.put(entry.getKey(), entry.getValue().textValue()));
            values.attributes(attributes);
        } else if (kind instanceof FieldKind.Tags) {
            List<String> tags = new ArrayList<>();
            node.forEach(tag -> tags.add(tag.textValue()));
            values.tags(tags);
        } else {
            values.text(field, node.textValue());
        }
    }

    /** The digest of an event's content, given its values as {@link #toJson} writes them. */
    static Digest digest(SubmittedEvent event, byte[] json) {
        MessageDigest sha256 = SHA_256.get();
        sha256.update(event.type().wireName().getBytes(StandardCharsets.US_ASCII));
        sha256.update((byte) 0);
        sha256.update(InstantText.of(event.time()).getBytes(StandardCharsets.US_ASCII));
        sha256.update((byte) 0);
        sha256.update(json);
        return Digest.of(sha256.digest());
    }
}
