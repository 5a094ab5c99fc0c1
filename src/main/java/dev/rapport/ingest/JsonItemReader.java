package dev.rapport.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.rapport.event.Field;
import dev.rapport.platform.problem.NearestName;
import dev.rapport.platform.problem.Violation;
import java.io.IOException;
import java.util.List;

/** Reads one event or survey response from JSON, token by token. */
final class JsonItemReader {
    private static final List<String> RESPONSE_NAMES = Shape.SURVEY_RESPONSE.flatNames();

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
        Draft draft = new Draft(PointerStyle.FLAT, context);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            Envelope part = context.shape().envelope(name);
            Field field = part == null ? Field.fromWireName(name).orElse(null) : null;
            if (part != null) {
                readEnvelope(parser, part, draft);
            } else if (field != null && context.shape().has(field)) {
                JsonDataReader.readField(parser, field, draft);
            } else {
                draft.violations().add(PointerStyle.FLAT.envelope(name), unknownInResponse(name));
                parser.skipChildren();
            }
        }
        return assembly.assemble(draft);
    }

    private ParsedItem readEvent(JsonParser parser) throws IOException {
        Draft draft = new Draft(PointerStyle.IN_DATA, context);
        ExtensionReader extensions = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            Envelope part = context.shape().envelope(name);
            if (part != null) {
                readEnvelope(parser, part, draft);
            } else {
                extensions = extensions == null ? new ExtensionReader(context, draft) : extensions;
                readExtension(parser, name, extensions);
            }
        }
        if (context.shape() == Shape.CLOUD_EVENT) {
            draft.required(Envelope.SPECVERSION, "1.0, as this media type is one of CloudEvents");
        }
        String base64 = draft.text(Envelope.DATA_BASE64);
        if (base64 != null) {
            JsonDataReader.readBase64(base64, context.json(), draft);
        }
        return assembly.assemble(draft);
    }

    private static void readExtension(JsonParser parser, String name, ExtensionReader extensions) throws IOException {
        JsonToken token = parser.currentToken();
        Form form = JsonFieldReader.form(token);
        if (form != null) {
            extensions.take(name, form, parser.getText());
        } else if (token == JsonToken.VALUE_NULL) {
            extensions.skip(name);
        } else {
            extensions.refuseStructure(name, JsonFieldReader.structure(token));
            parser.skipChildren();
        }
    }

    private void readEnvelope(JsonParser parser, Envelope part, Draft draft) throws IOException {
        JsonToken token = parser.currentToken();
        if (!draft.begin(part)) {
            parser.skipChildren();
        } else if (part == Envelope.DATA) {
            draft.onlyOneOf(Envelope.DATA, Envelope.DATA_BASE64);
            JsonDataReader.read(parser, part, draft);
        } else if (token != JsonToken.VALUE_NULL) {
            Form form = JsonFieldReader.form(token);
            if (form == null) {
                draft.refuse(part, "is " + JsonFieldReader.structure(token) + "; send a single value");
                parser.skipChildren();
            } else if (part == Envelope.DATA_BASE64) {
                draft.onlyOneOf(Envelope.DATA_BASE64, Envelope.DATA);
                draft.base64(form, parser.getText());
            } else {
                readAttribute(part, form, parser.getText(), draft);
            }
        }
    }

    private void readAttribute(Envelope part, Form form, String text, Draft draft) {
        String defect = context.shape() == Shape.CLOUD_EVENT
                ? CloudEventRules.attributeDefect(part, form, text)
                : CloudEventRules.contentDefect(part, text);
        if (defect == null) {
            draft.envelope(part, form, text);
        } else {
            draft.refuse(part, defect);
        }
    }

    private static String unknownInResponse(String name) {
        String shown = Texts.shown(name);
        if (name.equals("subject")) {
            return "subject is derived from interaction_id; send that instead, or neither when the answer is not"
                    + " about an interaction";
        }
        if (name.equals("type") || name.equals("data") || name.equals("specversion")) {
            return ("%s is a field of events, which go to /v1/events; a survey response is flat, with score and kind"
                            + " beside its id")
                    .formatted(shown);
        }
        return "%s is not a field of a survey response".formatted(shown) + NearestName.hint(name, RESPONSE_NAMES);
    }
}
