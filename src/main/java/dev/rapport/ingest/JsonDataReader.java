package dev.rapport.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.rapport.event.Field;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;

/** Reads the data of one event: an object in JSON, or the same as base64. */
final class JsonDataReader {
    private static final String FIELDS =
            "an object; send the fields of the event's type, as in {\"channel\": \"chat\"}";

    private JsonDataReader() {}

    /** Reads the value at which the parser stands, and leaves the parser at the value's last token. */
    static void read(JsonParser parser, Envelope part, Draft draft) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        if (token != JsonToken.START_OBJECT) {
            draft.refuse(part, (part == Envelope.DATA ? "is not " : "does not hold ") + FIELDS);
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            Field field = Field.fromWireName(name).orElse(null);
            if (field != null) {
                readField(parser, field, draft);
            } else {
                draft.unknownField(name);
                parser.skipChildren();
            }
        }
    }

    /** Reads the value of one field. */
    static void readField(JsonParser parser, Field field, Draft draft) throws IOException {
        if (draft.data().begin(field)) {
            JsonFieldReader.read(parser, field, draft.data());
        } else {
            parser.skipChildren();
        }
    }

    /** Reads what base64 text stands for, when all attributes of the event are read. */
    static void readBase64(String base64, JsonWire json, Draft draft) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException noBase64) {
            draft.refuse(
                    Envelope.DATA_BASE64,
                    "is not base64 (RFC 4648, with padding): %s"
                            .formatted(Texts.shown(String.valueOf(noBase64.getMessage()))));
            return;
        }
        if (draft.isBroken(Envelope.DATACONTENTTYPE)) {
            return; // bytes of some other kind
        }
        draft.data().pointAt(PointerStyle.IN_BASE64);
        try (JsonParser parser = json.factory().createParser(bytes)) {
            if (parser.nextToken() == null) {
                draft.refuse(Envelope.DATA_BASE64, "is empty; leave it out");
                return;
            }
            read(parser, Envelope.DATA_BASE64, draft);
            if (parser.nextToken() != null) {
                draft.refuse(Envelope.DATA_BASE64, "holds more than one JSON value");
            }
        } catch (JsonProcessingException broken) {
            draft.refuse(
                    Envelope.DATA_BASE64,
                    "is not JSON: " + json.explain(broken, 1).detail());
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory failed", impossible);
        }
    }
}
