package dev.rapport.readmodel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Makes a column from another one by setting rows. Each block should be visited once: rows come best in ascending order. */
final class LongEditor {
    private final @Nullable LongPage[] pages;
    private final int size;
    private final long[] values = new long[Blocks.ROWS];
    private long bytes;
    private int current = -1;
    private boolean changed;

    /** The column with so many rows; those that it does not have are absent. */
    LongEditor(LongColumn base, int size) {
        this.pages = Arrays.copyOf(base.pages(), Blocks.count(size));
        this.size = size;
        this.bytes = base.bytes();
    }

    void set(int row, long value) {
        int block = row >>> Blocks.BITS;
        if (block != current) {
            leave();
            LongPage.read(pages[block], values);
            current = block;
        }
        int place = row & Blocks.MASK;
        if (values[place] != value) {
            values[place] = value;
            changed = true;
        }
    }

    private void leave() {
        if (changed) {
            LongPage before = pages[current];
            LongPage after = LongPage.of(values, Math.min(Blocks.ROWS, size - (current << Blocks.BITS)));
            pages[current] = after;
            bytes += (after == null ? 0 : after.bytes()) - (before == null ? 0 : before.bytes());
            changed = false;
        }
    }

    /** What the pages cost that were set up to now. */
    long bytes() {
        return bytes;
    }

    /** The column; nothing may be set any more. */
    LongColumn finish() {
        leave();
        return new LongColumn(pages, bytes);
    }
}
