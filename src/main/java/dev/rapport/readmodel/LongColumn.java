package dev.rapport.readmodel;

import org.jspecify.annotations.Nullable;

/** Times in microseconds since 1970, or amounts in ten-thousandths: one number a row, or none. Immutable. */
public final class LongColumn {
    /** What a row without a value gives. */
    public static final long ABSENT = Long.MIN_VALUE;

    static final LongColumn EMPTY = new LongColumn(new LongPage[0], 0);

    private final @Nullable LongPage[] pages;
    private final long bytes;

    LongColumn(@Nullable LongPage[] pages, long bytes) {
        this.pages = pages;
        this.bytes = bytes;
    }

    /** The row's value, {@link #ABSENT} when it has none. */
    public long get(int row) {
        LongPage page = pages[row >>> Blocks.BITS];
        return page == null ? ABSENT : page.get(row & Blocks.MASK);
    }

    /** Whether no row of a block has a value. */
    public boolean isAbsent(int block) {
        return pages[block] == null;
    }

    /**
     * Copies the values of a block, for loops over all its rows: faster than asking row by row.
     *
     * @param into at least {@link Blocks#ROWS} long; place 0 is the block's first row
     */
    public void read(int block, long[] into) {
        LongPage.read(pages[block], into);
    }

    @Nullable LongPage page(int block) {
        return pages[block];
    }

    @Nullable LongPage[] pages() {
        return pages;
    }

    long bytes() {
        return bytes;
    }
}
