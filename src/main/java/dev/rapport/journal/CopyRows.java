package dev.rapport.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.postgresql.util.ByteConverter;

/**
 * Rows in the binary form of PostgreSQL's COPY, gathered in memory: a header, each row as the number of its values and the
 * values, each with its length before it, and a trailer.
 */
final class CopyRows {
    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final byte JSONB_VERSION = 1;
    private static final int ROOM = 1 << 16;

    private byte[] bytes = new byte[ROOM];
    private int length;

    CopyRows() {
        raw(HEADER);
    }

    /** Begins a row of that many values. */
    void row(int values) {
        ensure(2);
        ByteConverter.int2(bytes, length, values);
        length += 2;
    }

    void absent() {
        int4(-1);
    }

    void text(String text) {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    void eightBytes(long value) {
        int4(8);
        ensure(8);
        ByteConverter.int8(bytes, length, value);
        length += 8;
    }

    void fourBytes(int value) {
        int4(4);
        int4(value);
    }

    void truth(boolean value) {
        int4(1);
        ensure(1);
        bytes[length++] = (byte) (value ? 1 : 0);
    }

    void json(byte[] utf8) {
        int4(1 + utf8.length);
        ensure(1);
        bytes[length++] = JSONB_VERSION;
        raw(utf8);
    }

    void bytes(byte[] value) {
        int4(value.length);
        raw(value);
    }

    private void int4(int value) {
        ensure(4);
        ByteConverter.int4(bytes, length, value);
        length += 4;
    }

    private void raw(byte[] value) {
        ensure(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    /** Ends the rows; nothing is added any more. */
    void end() {
        row(-1);
    }

    /** The first {@link #length()} are the rows; not a copy. */
    byte[] array() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Forgets what was gathered after it was sent on, to gather more. */
    void clear() {
        length = 0;
    }
}
