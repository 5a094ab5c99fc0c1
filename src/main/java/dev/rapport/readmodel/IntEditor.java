package dev.rapport.readmodel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Makes a column from another one by setting rows. Each block should be visited once: rows come best in ascending order. */
final class IntEditor {
    private static final int[] NOTHING = {};

    private final @Nullable IntPage[] pages;
    private final int size;
    private int[] values = NOTHING;
    private long bytes;
    private int current = -1;
    private boolean changed;

    /** The column with so many rows; those that it does not have are 0. */
    IntEditor(IntColumn base, int size) {
        this.pages = Arrays.copyOf(base.pages(), Blocks.count(size));
        this.size = size;
        this.bytes = base.bytes();
    }

    void set(int row, int value) {
        int block = row >>> Blocks.BITS;
        if (block != current) {
            if (value == 0 && pages[block] == null) {
                return;
            }
            leave();
            enter(block);
        }
        int place = row & Blocks.MASK;
        if (values[place] != value) {
            values[place] = value;
            changed = true;
        }
    }

    private void enter(int block) {
        if (values.length == 0) {
            values = new int[Blocks.ROWS];
        }
        IntPage.read(pages[block], values);
        current = block;
    }

    private void leave() {
        if (changed) {
            IntPage before = pages[current];
            IntPage after = IntPage.of(values, Math.min(Blocks.ROWS, size - (current << Blocks.BITS)));
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
    IntColumn finish() {
        leave();
        return new IntColumn(pages, bytes);
    }
}
