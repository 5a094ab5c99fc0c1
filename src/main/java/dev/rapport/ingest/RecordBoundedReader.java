package dev.rapport.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The characters of a UTF-8 body, without its byte order mark. Stops when one record grows too long, as it does behind a
 * quote that is never closed. Bytes that are no UTF-8 become half a surrogate pair, which the rules for texts refuse in
 * the row where they stand.
 */
final class RecordBoundedReader extends Reader {
    private static final String NOT_UTF_8 = "\uDC80";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Reader characters;
    private final int maxRecord;
    private long read;
    private long recordStart;

    RecordBoundedReader(InputStream body, int maxRecord) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(NOT_UTF_8);
        this.characters = new InputStreamReader(body, decoder);
        this.maxRecord = maxRecord;
    }

    /** Begins to count anew. */
    void startRecord() {
        recordStart = read;
    }

    /** How many characters are read so far. */
    long charactersRead() {
        return read;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (read - recordStart > maxRecord) {
            throw new RecordTooLongException();
        }
        int count = characters.read(target, offset, length);
        if (count <= 0) {
            return count;
        }
        boolean isMarked = read == 0 && target[offset] == BYTE_ORDER_MARK;
        read += count;
        if (!isMarked) {
            return count;
        }
        System.arraycopy(target, offset + 1, target, offset, count - 1);
        return count > 1 ? count - 1 : read(target, offset, length);
    }

    @Override
    public void close() throws IOException {
        characters.close();
    }

    /** A record exceeds the limit. */
    static final class RecordTooLongException extends IOException {
        private static final long serialVersionUID = 1;
    }
}
