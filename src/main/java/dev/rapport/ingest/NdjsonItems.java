package dev.rapport.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A body with one JSON value a line. Lines end with LF or CR LF; blank lines and a byte order mark at the beginning are
 * skipped. A line that is no JSON, or too long, is one refused item and does not disturb the next.
 */
public final class NdjsonItems implements ItemSource {
    private static final int FIRST_BUFFER = 1 << 16;

    private final InputStream body;
    private final JsonWire json;
    private final JsonItemReader reader;
    private final int maxLineBytes;
    private byte[] buffer = new byte[FIRST_BUFFER];
    private int start;
    private int end;
    private boolean isAtEnd;
    private long line;
    private long bytes;

    /** Reads {@code body}, in which no line may have more than {@code maxLineBytes}. */
    public NdjsonItems(InputStream body, ItemContext context, int maxLineBytes) {
        this.body = body;
        this.json = context.json();
        this.reader = new JsonItemReader(context);
        this.maxLineBytes = maxLineBytes;
    }

    @Override
    public @Nullable NumberedItem next() throws IOException {
        while (true) {
            int length = findLine();
            if (length == NO_MORE_LINES) {
                return null;
            }
            line++;
            if (length == TOO_LONG) {
                return new NumberedItem(
                        line,
                        ParsedItem.tooLarge("line %d has more than %,d bytes, the maximum for one item"
                                .formatted(line, maxLineBytes)));
            }
            int from = start;
            start = Math.min(end, start + length + 1);
            int to = trimEnd(from, from + length);
            from = trimStart(from, to);
            if (from < to) {
                return new NumberedItem(line, read(from, to - from));
            }
        }
    }

    @Override
    public long linesRead() {
        return line;
    }

    @Override
    public long bytesRead() {
        return bytes;
    }

    private ParsedItem read(int from, int length) throws IOException {
        try (JsonParser parser = json.factory().createParser(buffer, from, length)) {
            parser.nextToken();
            ParsedItem item = reader.read(parser);
            return parser.nextToken() == null
                    ? item
                    : ParsedItem.malformed(
                            "line %d: something follows the JSON value; send one item a line".formatted(line));
        } catch (JsonProcessingException broken) {
            return new ParsedItem.Refused(null, json.explain(broken, line));
        }
    }

    private static final int NO_MORE_LINES = -1;
    private static final int TOO_LONG = -2;

    /** The length of the line that begins at {@link #start}, without its LF. */
    private int findLine() throws IOException {
        int scanned = start;
        while (true) {
            for (int i = scanned; i < end; i++) {
                if (buffer[i] == '\n') {
                    return i - start <= maxLineBytes ? i - start : skip(i);
                }
            }
            scanned = end;
            if (end - start > maxLineBytes) {
                return skipRest();
            }
            if (isAtEnd) {
                return start == end ? NO_MORE_LINES : end - start;
            }
            scanned -= fill();
        }
    }

    private int skip(int lineFeed) {
        start = lineFeed + 1;
        return TOO_LONG;
    }

    private int skipRest() throws IOException {
        while (!isAtEnd) {
            start = end;
            fill();
            for (int i = start; i < end; i++) {
                if (buffer[i] == '\n') {
                    return skip(i);
                }
            }
        }
        start = end;
        return TOO_LONG;
    }

    /** Reads more behind what is there; returns by how much the unread bytes moved to the front. */
    private int fill() throws IOException {
        int moved = start;
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int count = body.read(buffer, end, buffer.length - end);
        if (count < 0) {
            isAtEnd = true;
        } else {
            end += count;
            bytes += count;
        }
        return moved;
    }

    private int trimStart(int from, int to) {
        int at = from;
        if (line == 1
                && to - at >= 3
                && buffer[at] == (byte) 0xEF
                && buffer[at + 1] == (byte) 0xBB
                && buffer[at + 2] == (byte) 0xBF) {
            at += 3;
        }
        while (at < to && isBlank(buffer[at])) {
            at++;
        }
        return at;
    }

    private int trimEnd(int from, int to) {
        int at = to;
        while (at > from && isBlank(buffer[at - 1])) {
            at--;
        }
        return at;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r';
    }
}
