package dev.rapport.readmodel;

import org.jspecify.annotations.Nullable;

/** A list of numbers for each row, mostly empty ones. Immutable. */
public final class ListColumn {
    static final ListColumn EMPTY = new ListColumn(new Page[0], 0);

    private final @Nullable Page[] pages;
    private final long bytes;

    ListColumn(@Nullable Page[] pages, long bytes) {
        this.pages = pages;
        this.bytes = bytes;
    }

    /** How many numbers the row has. */
    public int length(int row) {
        Page page = pages[row >>> Blocks.BITS];
        return page == null ? 0 : page.length(row & Blocks.MASK);
    }

    /** One of the row's numbers. */
    public long get(int row, int place) {
        Page page = java.util.Objects.requireNonNull(pages[row >>> Blocks.BITS], "the row has no list");
        return page.get(row & Blocks.MASK, place);
    }

    @Nullable Page[] pages() {
        return pages;
    }

    long bytes() {
        return bytes;
    }

    /** The lists of one block, one behind the other. */
    static final class Page {
        private static final long[] NOTHING = {};

        private final int[] starts;
        private final long[] values;

        private Page(int[] starts, long[] values) {
            this.starts = starts;
            this.values = values;
        }

        /** The page of these lists; null when all are empty. */
        static @Nullable Page of(long[][] lists) {
            int[] starts = new int[lists.length + 1];
            for (int i = 0; i < lists.length; i++) {
                starts[i + 1] = starts[i] + lists[i].length;
            }
            if (starts[lists.length] == 0) {
                return null;
            }
            long[] values = new long[starts[lists.length]];
            for (int i = 0; i < lists.length; i++) {
                System.arraycopy(lists[i], 0, values, starts[i], lists[i].length);
            }
            return new Page(starts, values);
        }

        /** The lists of a page, those behind it empty. */
        static long[][] lists(@Nullable Page page) {
            long[][] lists = new long[Blocks.ROWS][];
            for (int i = 0; i < lists.length; i++) {
                lists[i] = page == null || page.length(i) == 0
                        ? NOTHING
                        : java.util.Arrays.copyOfRange(page.values, page.starts[i], page.starts[i + 1]);
            }
            return lists;
        }

        int length(int place) {
            return starts[place + 1] - starts[place];
        }

        long get(int place, int item) {
            return values[starts[place] + item];
        }

        long bytes() {
            return Arrays8.of(starts.length, Integer.BYTES) + Arrays8.of(values.length, Long.BYTES);
        }
    }
}
