package dev.rapport.readmodel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Texts as UTF-8 in big byte arrays, found by open addressing: what a text costs is its bytes, a place and a slot. The
 * arrays are those of a {@link TextWriter}, which goes on appending to them. A reader only ever looks at codes up to the
 * size that was published to it, so appends that it sees by half do it no harm.
 */
final class TextTable {
    static final int CHUNK_BITS = 20;
    static final int CHUNK = 1 << CHUNK_BITS;
    static final int LENGTH_BYTES = 2;

    private static final long UNSIGNED = 0xffff_ffffL;
    private static final long PRIME = 0x9E37_79B9_7F4A_7C15L;
    /** Nobody outside can choose texts that fall on one slot. */
    private static final long SEED = new SplittableRandom().nextLong();

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Lengths and bytes. */
    private final byte[][] chunks;
    /** Where each code's text begins, by code; unsigned. */
    private final int[] places;
    /** Codes, 0 is free; a power of two long. */
    private final int[] slots;

    TextTable(byte[][] chunks, int[] places, int[] slots) {
        this.chunks = chunks;
        this.places = places;
        this.slots = slots;
    }

    /** The code of a text, if it is among the first {@code size}; else 0. */
    int find(byte[] utf8, int from, int length, int size) {
        int mask = slots.length - 1;
        for (int slot = hash(utf8, from, length) & mask; ; slot = (slot + 1) & mask) {
            int code = slots[slot];
            if (code == 0 || (code <= size && isText(code, utf8, from, length))) {
                return code;
            }
        }
    }

    String text(int code) {
        byte[] chunk = chunk(code);
        int start = start(code);
        return new String(chunk, start + LENGTH_BYTES, length(chunk, start), StandardCharsets.UTF_8);
    }

    /** The hash of a code's text. */
    int hash(int code) {
        byte[] chunk = chunk(code);
        int start = start(code);
        return hash(chunk, start + LENGTH_BYTES, length(chunk, start));
    }

    private boolean isText(int code, byte[] utf8, int from, int length) {
        byte[] chunk = chunk(code);
        int start = start(code);
        int text = start + LENGTH_BYTES;
        return length(chunk, start) == length && Arrays.equals(chunk, text, text + length, utf8, from, from + length);
    }

    private byte[] chunk(int code) {
        return chunks[(int) ((places[code] & UNSIGNED) >>> CHUNK_BITS)];
    }

    private int start(int code) {
        return places[code] & (CHUNK - 1);
    }

    private static int length(byte[] chunk, int start) {
        return (chunk[start] & 0xff) << 8 | (chunk[start + 1] & 0xff);
    }

    static int hash(byte[] utf8, int from, int length) {
        long hash = SEED ^ length;
        int i = from;
        int end = from + length;
        for (; i + Long.BYTES <= end; i += Long.BYTES) {
            hash = mix(hash ^ (long) LONGS.get(utf8, i));
        }
        long rest = 0;
        for (; i < end; i++) {
            rest = rest << Byte.SIZE | (utf8[i] & 0xff);
        }
        return (int) mix(hash ^ rest);
    }

    private static long mix(long value) {
        long high = Math.multiplyHigh(value, PRIME);
        return high ^ (value * PRIME) ^ (value >>> 29);
    }
}
