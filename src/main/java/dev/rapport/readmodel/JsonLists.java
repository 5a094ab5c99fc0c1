package dev.rapport.readmodel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.rapport.time.EpochMicros;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Reads lists that lie in the database as JSON: of times and texts, in lists of one length or by themselves. */
final class JsonLists {
    private static final JsonFactory JSON = new JsonFactory();
    private static final long[] NOTHING = {};

    /** What stands at a place of an inner list. */
    interface Item {
        /** The number that stands for a text. */
        long of(String text);

        /** A time in microseconds. */
        static long time(String text) {
            return EpochMicros.fromInstant(Instant.parse(text));
        }

        /** The code of a text. */
        static Item code(Codes codes) {
            return text -> {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                return codes.code(utf8, 0, utf8.length);
            };
        }
    }

    private final List<Item> items;

    /** Lists whose inner lists have these items, over and over. */
    JsonLists(List<Item> items) {
        this.items = List.copyOf(items);
    }

    /** The numbers of all inner lists one after the other; null gives {@link LongColumn#ABSENT}. */
    long[] read(byte[] json, int from, int length) {
        if (length <= "[]".length()) {
            return NOTHING;
        }
        LongArrayList numbers = new LongArrayList();
        try (JsonParser parser = JSON.createParser(json, from, length)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    numbers.add(items.get(numbers.size() % items.size()).of(parser.getText()));
                } else if (token == JsonToken.VALUE_NULL) {
                    numbers.add(LongColumn.ABSENT);
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("a list of a fact is no JSON", broken);
        }
        return numbers.toLongArray();
    }
}
