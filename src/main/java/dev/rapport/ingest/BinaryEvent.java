package dev.rapport.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A CloudEvent in binary mode: its attributes are headers whose names begin with {@code ce-}, its data is the body. All
 * that a header can carry is text.
 */
public final class BinaryEvent {
    private static final String PREFIX = "ce-";
    /** One of these says that a request is an event in binary mode. */
    private static final Set<String> TELLING = Set.of("ce-specversion", "ce-id", "ce-source", "ce-type");

    private final ItemContext context;
    private final Draft draft;
    private final ExtensionReader extensions;

    private BinaryEvent(ItemContext context) {
        this.context = context;
        this.draft = new Draft(PointerStyle.IN_HEADERS, context);
        this.extensions = new ExtensionReader(context, draft);
    }

    /** Whether the headers of a request, of whose content type nothing else is known, are those of an event. */
    public static boolean isIn(Set<String> headerNames) {
        return headerNames.stream().anyMatch(name -> TELLING.contains(name.toLowerCase(Locale.ROOT)));
    }

    /**
     * Reads the event.
     *
     * @param headers all headers of the request
     * @param body its data, a JSON object, or nothing
     * @throws ProblemException when the body is no JSON
     */
    public static ParsedItem read(Map<String, List<String>> headers, InputStream body, ItemContext context)
            throws IOException {
        BinaryEvent event = new BinaryEvent(context);
        headers.forEach(event::header);
        event.draft.required(Envelope.SPECVERSION, "1.0, as the headers are those of a CloudEvent");
        event.body(body);
        return new Assembly(context, null).assemble(event.draft);
    }

    private void header(String header, List<String> values) {
        String name = header.toLowerCase(Locale.ROOT);
        if (!name.startsWith(PREFIX)) {
            return;
        }
        String attribute = name.substring(PREFIX.length());
        Envelope part = context.shape().envelope(attribute);
        HeaderValue value = HeaderValue.decode(values.get(0));
        String defect = values.size() == 1 ? value.defect() : "appears in several headers; send one";
        if (part == Envelope.DATA || part == Envelope.DATA_BASE64) {
            defect = "is not an attribute; in binary mode data is the body";
        }
        if (defect != null || value.text() == null) {
            refuse(part, attribute, String.valueOf(defect));
        } else if (part == null) {
            extensions.take(attribute, Form.TEXT, value.text());
        } else {
            attribute(part, value.text());
        }
    }

    private void refuse(@Nullable Envelope part, String attribute, String rest) {
        if (part == null) {
            draft.violations().add(PointerStyle.IN_HEADERS.envelope(attribute), Texts.shown(attribute) + " " + rest);
        } else {
            draft.refuse(part, rest);
        }
    }

    private void attribute(Envelope part, String text) {
        String defect = CloudEventRules.attributeDefect(part, Form.TEXT, text);
        if (defect == null) {
            draft.envelope(part, Form.TEXT, text);
        } else {
            draft.refuse(part, defect);
        }
    }

    private void body(InputStream body) throws IOException {
        try (JsonParser parser = context.json().factory().createParser(body)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return;
            }
            if (first == JsonToken.START_OBJECT) {
                JsonDataReader.read(parser, Envelope.DATA, draft);
            } else {
                parser.skipChildren();
                draft.violations()
                        .add(
                                "",
                                "the body is not an object; send the fields of the event's type, as in {\"channel\": \"chat\"}");
            }
            if (parser.nextToken() != null) {
                throw Problem.malformed(
                                "line %d: something follows the JSON value; in binary mode the body is the data of one event"
                                        .formatted(parser.currentTokenLocation().getLineNr()))
                        .toException();
            }
        } catch (JsonProcessingException broken) {
            throw context.json().explain(broken, 1).toException();
        }
    }
}
