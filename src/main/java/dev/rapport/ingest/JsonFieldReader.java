package dev.rapport.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.rapport.event.Field;
import dev.rapport.event.FieldKind;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the value of one field of the data from JSON. */
final class JsonFieldReader {
    private JsonFieldReader() {}

    /** Reads the value at which the parser stands, and leaves the parser at the value's last token. */
    static void read(JsonParser parser, Field field, DataDraft data) throws IOException {
        JsonToken token = parser.currentToken();
        FieldKind kind = field.kind();
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        if (token == JsonToken.START_OBJECT && hasMembers(kind)) {
            members(parser, field, data);
        } else if (token == JsonToken.START_ARRAY && kind instanceof FieldKind.Tags) {
            tags(parser, data);
        } else {
            Form form = form(token);
            if (form != null) {
                data.scalar(field, form, parser.getText());
            } else {
                data.refuse(field, "is " + structure(token) + "; " + DataDraft.expected(field));
                parser.skipChildren();
            }
        }
    }

    /** The form of a single value; null for an object, a list and null. */
    static @Nullable Form form(JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> Form.TEXT;
            case VALUE_NUMBER_INT -> Form.WHOLE_NUMBER;
            case VALUE_NUMBER_FLOAT -> Form.FRACTION;
            case VALUE_TRUE, VALUE_FALSE -> Form.TRUTH;
            default -> null;
        };
    }

    /** How a sentence names an object or a list. */
    static String structure(JsonToken token) {
        return token == JsonToken.START_OBJECT ? "an object" : "a list";
    }

    private static boolean hasMembers(FieldKind kind) {
        return kind instanceof FieldKind.ScaleRange
                || kind instanceof FieldKind.Target
                || kind instanceof FieldKind.Attributes;
    }

    private static void members(JsonParser parser, Field field, DataDraft data) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            Form form = form(token);
            if (form != null) {
                member(field, name, form, parser.getText(), data);
            } else if (token != JsonToken.VALUE_NULL) {
                data.refuseMember(field, name, "is " + structure(token) + "; send a single value");
                parser.skipChildren();
            }
        }
    }

    private static void member(Field field, String name, Form form, String text, DataDraft data) {
        if (field.kind() instanceof FieldKind.Attributes) {
            data.attribute(name, form, text);
        } else if (field.kind() instanceof FieldKind.Target) {
            if (name.equals("source") || name.equals("id")) {
                data.target(name, form, text);
            } else {
                data.refuseMember(field, name, "is not known in voids; it has source and id");
            }
        } else if (name.equals("min") || name.equals("max")) {
            data.scaleEnd(name, form, text);
        } else {
            data.refuseMember(field, name, "is not known in a scale; it has min and max");
        }
    }

    private static void tags(JsonParser parser, DataDraft data) throws IOException {
        int index = 0;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            Form form = form(token);
            if (form != null) {
                data.tag(index, form, parser.getText());
            } else if (token != JsonToken.VALUE_NULL) {
                data.refuse(Field.TAGS, "holds " + structure(token) + "; " + DataDraft.expected(Field.TAGS));
                parser.skipChildren();
            }
            index++;
        }
    }
}
