package dev.rapport.readmodel;

import static dev.rapport.readmodel.LongColumn.ABSENT;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** One row of PostgreSQL's binary COPY, read field by field. NULL gives the absent value of what is asked for. */
final class CopyRow {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

    /** Signature, flags, and the length of an extension, of which there is none. */
    private static final int HEADER_BYTES = 19;
    /** From 1970 to 2000, where PostgreSQL's times begin. */
    private static final long MICROS_TO_2000 = 946_684_800_000_000L;

    private byte[] bytes = {};
    private int next;
    private boolean headerPassed;

    /** Takes the next message of the stream; false when it holds no row, being the end. */
    boolean isRow(byte[] message) {
        bytes = message;
        next = 0;
        if (!headerPassed) {
            next = HEADER_BYTES;
            headerPassed = true;
        }
        if (next + Short.BYTES > bytes.length) {
            return false;
        }
        short fields = (short) SHORTS.get(bytes, next);
        next += Short.BYTES;
        return fields >= 0;
    }

    private int length() {
        int length = (int) INTS.get(bytes, next);
        next += Integer.BYTES;
        return length;
    }

    /** A bigint or an amount; {@link LongColumn#ABSENT} for NULL. */
    long int64() {
        if (length() < 0) {
            return ABSENT;
        }
        long value = (long) LONGS.get(bytes, next);
        next += Long.BYTES;
        return value;
    }

    /** A timestamptz in microseconds since 1970; {@link LongColumn#ABSENT} for NULL. */
    long time() {
        long value = int64();
        return value == ABSENT ? ABSENT : value + MICROS_TO_2000;
    }

    /** An integer; 0 for NULL. */
    int int32() {
        if (length() < 0) {
            return 0;
        }
        int value = (int) INTS.get(bytes, next);
        next += Integer.BYTES;
        return value;
    }

    /** A boolean; false for NULL. */
    boolean truth() {
        return tristate() > 0;
    }

    /** A boolean: 1 for true, 0 for false, -1 for NULL. */
    int tristate() {
        return length() < 0 ? -1 : bytes[next++];
    }

    /** A text as its code; 0 for NULL and for the empty text. */
    int code(Codes codes) {
        int length = length();
        if (length <= 0) {
            return 0;
        }
        int code = codes.code(bytes, next, length);
        next += length;
        return code;
    }

    /** A jsonb list; empty for NULL. */
    long[] list(JsonLists lists) {
        int length = length();
        // The first byte is the version of the format.
        long[] numbers = lists.read(bytes, next + 1, length - 1);
        next += Math.max(0, length);
        return numbers;
    }

    /** A jsonb object of texts, given to the attributes of the row. */
    void attributes(int row, AttributeEditors attributes) {
        int length = length();
        // The first byte is the version of the format; {} has nothing to tell.
        attributes.set(row, bytes, next + 1, Math.max(0, length - 1));
        next += Math.max(0, length);
    }
}
