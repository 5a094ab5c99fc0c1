package dev.rapport.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A JSON body, read to its end before anything of it is written.
 *
 * @param isArray whether the body is a list, which decides the form of the answer
 * @param items the items in the order of the body
 */
public record JsonDocument(boolean isArray, List<ParsedItem> items) {
    public JsonDocument {
        items = List.copyOf(items);
    }

    /**
     * Reads one item or a list of at most {@code maxItems}.
     *
     * @throws ProblemException when the body is no JSON or has too many items
     */
    public static JsonDocument read(InputStream body, ItemContext context, int maxItems) throws IOException {
        try (JsonParser parser = context.json().factory().createParser(body)) {
            return read(parser, context, maxItems);
        }
    }

    private static JsonDocument read(JsonParser parser, ItemContext context, int maxItems) throws IOException {
        JsonItemReader reader = new JsonItemReader(context);
        try {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw Problem.malformed("the body is empty; send %s as a JSON object, or a list of them"
                                .formatted(context.shape().item()))
                        .toException();
            }
            boolean isArray = first == JsonToken.START_ARRAY;
            List<ParsedItem> items = isArray ? list(parser, reader, maxItems) : List.of(reader.read(parser));
            if (parser.nextToken() != null) {
                throw Problem.malformed(
                                "line %d: something follows the JSON value; send several items as a list, or one a line as application/x-ndjson"
                                        .formatted(parser.currentTokenLocation().getLineNr()))
                        .toException();
            }
            return new JsonDocument(isArray, items);
        } catch (JsonProcessingException broken) {
            throw context.json().explain(broken, 1).toException();
        }
    }

    private static List<ParsedItem> list(JsonParser parser, JsonItemReader reader, int maxItems) throws IOException {
        List<ParsedItem> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (items.size() == maxItems) {
                throw Problem.tooLarge(
                                "the list has more than %,d items; split it, or send one item a line as application/x-ndjson, which has no such limit"
                                        .formatted(maxItems))
                        .toException();
            }
            items.add(reader.read(parser));
        }
        return items;
    }
}
