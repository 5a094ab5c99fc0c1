package dev.rapport.readmodel;

import org.jspecify.annotations.Nullable;

/** A whole number from 0 a row. Immutable. */
public final class IntColumn {
    static final IntColumn EMPTY = new IntColumn(new IntPage[0], 0);

    private final @Nullable IntPage[] pages;
    private final long bytes;

    IntColumn(@Nullable IntPage[] pages, long bytes) {
        this.pages = pages;
        this.bytes = bytes;
    }

    /** A column of these numbers. */
    static IntColumn of(int[] values) {
        @Nullable IntPage[] pages = new IntPage[Blocks.count(values.length)];
        int[] block = new int[Blocks.ROWS];
        long bytes = 0;
        for (int b = 0; b < pages.length; b++) {
            int from = b << Blocks.BITS;
            int length = Math.min(Blocks.ROWS, values.length - from);
            System.arraycopy(values, from, block, 0, length);
            IntPage page = IntPage.of(block, length);
            pages[b] = page;
            bytes += page == null ? 0 : page.bytes();
        }
        return new IntColumn(pages, bytes);
    }

    /** The row's number. */
    public int get(int row) {
        IntPage page = pages[row >>> Blocks.BITS];
        return page == null ? 0 : page.get(row & Blocks.MASK);
    }

    /** Whether every row of a block has 0. */
    public boolean isZero(int block) {
        return pages[block] == null;
    }

    /**
     * Copies the numbers of a block, for loops over all its rows: faster than asking row by row.
     *
     * @param into at least {@link Blocks#ROWS} long; place 0 is the block's first row
     */
    public void read(int block, int[] into) {
        IntPage.read(pages[block], into);
    }

    @Nullable IntPage[] pages() {
        return pages;
    }

    long bytes() {
        return bytes;
    }
}
