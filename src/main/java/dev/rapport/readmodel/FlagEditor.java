package dev.rapport.readmodel;

import java.util.Arrays;

/** Makes a column from another one by setting rows. Each block should be visited once: rows come best in ascending order. */
final class FlagEditor {
    private static final long PAGE_BYTES = Arrays8.of(FlagColumn.WORDS, Long.BYTES);

    private final long[][] pages;
    private final long[] words = new long[FlagColumn.WORDS];
    private long bytes;
    private int current = -1;
    private boolean changed;

    /** The column with so many rows; for those that it does not have it does not hold. */
    FlagEditor(FlagColumn base, int size) {
        int before = base.pages().length;
        this.pages = Arrays.copyOf(base.pages(), Blocks.count(size));
        Arrays.fill(pages, Math.min(before, pages.length), pages.length, FlagColumn.NONE);
        this.bytes = base.bytes();
    }

    void set(int row, boolean value) {
        int block = row >>> Blocks.BITS;
        if (block != current) {
            leave();
            System.arraycopy(pages[block], 0, words, 0, words.length);
            current = block;
        }
        int w = (row & Blocks.MASK) >>> 6;
        long word = value ? words[w] | 1L << row : words[w] & ~(1L << row);
        if (words[w] != word) {
            words[w] = word;
            changed = true;
        }
    }

    private void leave() {
        if (changed) {
            bytes -= bytes(pages[current]);
            pages[current] = Arrays.equals(words, FlagColumn.NONE)
                    ? FlagColumn.NONE
                    : Arrays.equals(words, FlagColumn.ALL) ? FlagColumn.ALL : words.clone();
            bytes += bytes(pages[current]);
            changed = false;
        }
    }

    @SuppressWarnings("ReferenceEquality") // these two are shared
    private static long bytes(long[] page) {
        return page == FlagColumn.NONE || page == FlagColumn.ALL ? 0 : PAGE_BYTES;
    }

    /** What the pages cost that were set up to now. */
    long bytes() {
        return bytes;
    }

    /** The column; nothing may be set any more. */
    FlagColumn finish() {
        leave();
        return new FlagColumn(pages, bytes);
    }
}
