package dev.rapport.readmodel;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Gives texts their codes. For one thread; what it has published stays as it was. */
final class TextWriter implements Codes {
    private static final int LONGEST = 0xffff;
    private static final int FIRST_CHUNK = 64;

    private byte[][] chunks = {new byte[FIRST_CHUNK]};
    private int[] places = new int[8];
    private int[] slots = new int[16];
    private TextTable table = new TextTable(chunks, places, slots);
    private int size;
    private int used;

    @Override
    public int code(byte[] utf8, int from, int length) {
        if (length == 0) {
            return 0;
        }
        int known = table.find(utf8, from, length, size);
        return known != 0 ? known : append(utf8, from, length);
    }

    /** The code of a text, which gets one when it has none; the empty text has 0. */
    int code(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return code(utf8, 0, utf8.length);
    }

    private int append(byte[] utf8, int from, int length) {
        if (length > LONGEST) {
            throw new IllegalStateException("a text of %d bytes is too long for a dimension".formatted(length));
        }
        int start = reserve(TextTable.LENGTH_BYTES + length);
        byte[] chunk = chunks[chunks.length - 1];
        chunk[start] = (byte) (length >>> 8);
        chunk[start + 1] = (byte) length;
        System.arraycopy(utf8, from, chunk, start + TextTable.LENGTH_BYTES, length);
        int code = size + 1;
        if (code == places.length) {
            places = Arrays.copyOf(places, places.length + (places.length >> 1));
            table = new TextTable(chunks, places, slots);
        }
        places[code] = (chunks.length - 1) << TextTable.CHUNK_BITS | start;
        size = code;
        if (4L * size > 3L * slots.length) {
            rehash();
        } else {
            enter(code, TextTable.hash(utf8, from, length));
        }
        return code;
    }

    /** Room for so many bytes in the last chunk, which becomes larger, or full and followed by another one. */
    private int reserve(int bytes) {
        byte[] last = chunks[chunks.length - 1];
        if (used + bytes > last.length) {
            if (used + bytes <= TextTable.CHUNK) {
                chunks = chunks.clone();
                int larger = Math.max(used + bytes, Math.min(TextTable.CHUNK, 2 * last.length));
                chunks[chunks.length - 1] = Arrays.copyOf(last, larger);
            } else {
                if (chunks.length == 1 << (Integer.SIZE - TextTable.CHUNK_BITS)) {
                    throw new IllegalStateException("the texts of a dimension take more than 4 GiB");
                }
                chunks = Arrays.copyOf(chunks, chunks.length + 1);
                chunks[chunks.length - 1] = new byte[TextTable.CHUNK];
                used = 0;
            }
            table = new TextTable(chunks, places, slots);
        }
        int start = used;
        used += bytes;
        return start;
    }

    private void rehash() {
        slots = new int[2 * slots.length];
        table = new TextTable(chunks, places, slots);
        for (int code = 1; code <= size; code++) {
            enter(code, table.hash(code));
        }
    }

    private void enter(int code, int hash) {
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = code;
    }

    int size() {
        return size;
    }

    @Override
    public Dictionary dictionary() {
        return new Dictionary(table, size, null);
    }

    TextTable table() {
        return table;
    }

    @Override
    public long bytes() {
        long sum = Arrays8.of(places.length, Integer.BYTES) + Arrays8.of(slots.length, Integer.BYTES) + 200;
        for (byte[] chunk : chunks) {
            sum += Arrays8.of(chunk.length, Byte.BYTES) + Integer.BYTES;
        }
        return sum;
    }
}
