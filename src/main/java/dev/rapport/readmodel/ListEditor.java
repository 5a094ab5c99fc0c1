package dev.rapport.readmodel;

import dev.rapport.readmodel.ListColumn.Page;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Makes a column of lists from another one by setting rows. Each block should be visited once. */
final class ListEditor {
    private final @Nullable Page[] pages;
    private long[][] lists = {};
    private long bytes;
    private int current = -1;

    /** The column with so many rows; those that it does not have are empty. */
    ListEditor(ListColumn base, int size) {
        this.pages = Arrays.copyOf(base.pages(), Blocks.count(size));
        this.bytes = base.bytes();
    }

    void set(int row, long[] list) {
        int block = row >>> Blocks.BITS;
        if (block != current) {
            if (list.length == 0 && pages[block] == null) {
                return;
            }
            leave();
            lists = Page.lists(pages[block]);
            current = block;
        }
        lists[row & Blocks.MASK] = list;
    }

    private void leave() {
        if (current >= 0) {
            Page before = pages[current];
            Page after = Page.of(lists);
            pages[current] = after;
            bytes += (after == null ? 0 : after.bytes()) - (before == null ? 0 : before.bytes());
            current = -1;
        }
    }

    /** What the pages cost that were set up to now. */
    long bytes() {
        return bytes;
    }

    /** The column; nothing may be set any more. */
    ListColumn finish() {
        leave();
        return new ListColumn(pages, bytes);
    }
}
