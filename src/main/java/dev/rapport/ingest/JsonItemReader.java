package dev.rapport.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.rapport.event.Field;
import dev.rapport.platform.problem.NearestName;
import dev.rapport.platform.problem.Violation;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one event or survey response from JSON, token by token. */
final class JsonItemReader {
    private static final List<String> RESPONSE_NAMES = Shape.SURVEY_RESPONSE.flatNames();
    private static final List<String> FIELD_NAMES =
            Arrays.stream(Field.values()).map(Field::wireName).toList();
    private static final List<String> EVENT_NAMES = Stream.of(Envelope.values())
            .map(Envelope::wireName)
            .filter(name -> Shape.EVENT.envelope(name) != null)
            .toList();

    private final ItemContext context;
    private final Assembly assembly;

    JsonItemReader(ItemContext context) {
        this.context = context;
        this.assembly = new Assembly(context, null);
    }

    /** Reads the value at which the parser stands, and leaves the parser at the value's last token. */
    ParsedItem read(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return ParsedItem.refused(
                    null,
                    List.of(new Violation(
                            "", "%s is a JSON object".formatted(context.shape().item()))));
        }
        return context.shape() == Shape.SURVEY_RESPONSE ? readResponse(parser) : readEvent(parser);
    }

    private ParsedItem readResponse(JsonParser parser) throws IOException {
        Draft draft = new Draft(PointerStyle.FLAT, context.clock());
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            Envelope part = context.shape().envelope(name);
            Field field = part == null ? Field.fromWireName(name).orElse(null) : null;
            if (part != null) {
                readEnvelope(parser, part, draft);
            } else if (field != null && context.shape().has(field)) {
                readField(parser, field, draft);
            } else {
                draft.violations().add(PointerStyle.envelope(name), unknownInResponse(name));
                parser.skipChildren();
            }
        }
        return assembly.assemble(draft);
    }

    private ParsedItem readEvent(JsonParser parser) throws IOException {
        Draft draft = new Draft(PointerStyle.IN_DATA, context.clock());
        Set<String> extensions = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            Envelope part = context.shape().envelope(name);
            if (part != null) {
                readEnvelope(parser, part, draft);
                continue;
            }
            extensions = extensions == null ? new HashSet<>() : extensions;
            String defect = extensions.add(name) ? extensionDefect(name, token) : "stands twice in this object";
            if (defect != null) {
                draft.violations().add(PointerStyle.envelope(name), Texts.shown(name) + " " + defect);
            }
            parser.skipChildren();
        }
        if (context.shape() == Shape.CLOUD_EVENT) {
            draft.required(Envelope.SPECVERSION, "1.0, as this media type is one of CloudEvents");
        }
        return assembly.assemble(draft);
    }

    private void readEnvelope(JsonParser parser, Envelope part, Draft draft) throws IOException {
        JsonToken token = parser.currentToken();
        if (!draft.begin(part)) {
            parser.skipChildren();
        } else if (part == Envelope.DATA) {
            readData(parser, draft);
        } else if (token != JsonToken.VALUE_NULL) {
            Form form = JsonFieldReader.form(token);
            if (form == null) {
                draft.refuse(part, "is " + JsonFieldReader.structure(token) + "; send a single value");
                parser.skipChildren();
            } else {
                String text = parser.getText();
                draft.envelope(part, form, text);
                String defect = contentDefect(part, text);
                if (defect != null) {
                    draft.refuse(part, defect);
                }
            }
        }
    }

    private static void readData(JsonParser parser, Draft draft) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        if (token != JsonToken.START_OBJECT) {
            draft.refuse(
                    Envelope.DATA,
                    "is not an object; send the fields of the event's type, as in {\"channel\": \"chat\"}");
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

    private static void readField(JsonParser parser, Field field, Draft draft) throws IOException {
        if (draft.data().begin(field)) {
            JsonFieldReader.read(parser, field, draft.data());
        } else {
            parser.skipChildren();
        }
    }

    private static @Nullable String contentDefect(Envelope part, String text) {
        if (part == Envelope.SPECVERSION && !text.equals("1.0")) {
            return Texts.shown(text) + " is not supported; send 1.0";
        }
        if (part == Envelope.DATACONTENTTYPE && !isJson(text)) {
            return Texts.shown(text)
                    + " is not supported; data is a JSON object: send application/json, or leave it out";
        }
        return null;
    }

    private static boolean isJson(String mediaType) {
        String type = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.endsWith("/json") || type.endsWith("+json");
    }

    /** What is wrong with a name that CloudEvents would call an extension attribute; its value is not kept. */
    private static @Nullable String extensionDefect(String name, JsonToken token) {
        if (name.equals("data_base64")) {
            return "is not supported; send data as a JSON object";
        }
        int most = name.length() < 8 ? 1 : 2;
        String field = NearestName.within(most, name, FIELD_NAMES).orElse(null);
        if (field != null) {
            return field.equals(name)
                    ? "belongs into data"
                    : "is not a name of the envelope; if %s is meant, it belongs into data".formatted(field);
        }
        String part = NearestName.within(most, name, EVENT_NAMES).orElse(null);
        if (part != null) {
            return "is not a name of the envelope; did you mean %s?".formatted(part);
        }
        if (!isExtensionName(name)) {
            return "is not a name of the envelope; the event's own values belong into data, and names of extensions have only lower-case letters and digits";
        }
        return token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY
                ? "is %s; the value of an extension is a single one".formatted(JsonFieldReader.structure(token))
                : null;
    }

    private static boolean isExtensionName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) {
                return false;
            }
        }
        return !name.isEmpty() && name.length() <= 100;
    }

    private static String unknownInResponse(String name) {
        String shown = Texts.shown(name);
        if (name.equals("subject")) {
            return "subject is made of the interaction_id; send that instead, or neither when the answer is about no interaction";
        }
        if (name.equals("type") || name.equals("data") || name.equals("specversion")) {
            return "%s stands in events, which go to /v1/events; a survey response is flat, with score and kind beside its id"
                    .formatted(shown);
        }
        return "%s is not a field of a survey response".formatted(shown) + NearestName.hint(name, RESPONSE_NAMES);
    }
}
