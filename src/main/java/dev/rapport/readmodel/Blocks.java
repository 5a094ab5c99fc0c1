package dev.rapport.readmodel;

import java.util.Arrays;

/**
 * The blocks that rows lie in, with the range of cohort times of each, so that a question about one month passes over the
 * other years. All ranges are half-open, in microseconds since 1970.
 */
public final class Blocks {
    static final int BITS = 12;
    static final int MASK = (1 << BITS) - 1;

    /** How many rows a block has; only the last one may have fewer. */
    public static final int ROWS = 1 << BITS;

    private final LongColumn cohort;
    private final int size;

    Blocks(LongColumn cohort, int size) {
        this.cohort = cohort;
        this.size = size;
    }

    /** How many blocks hold that many rows. */
    static int count(int rows) {
        return (rows + MASK) >>> BITS;
    }

    /** How many blocks there are. */
    public int count() {
        return count(size);
    }

    /** The first row of a block. */
    public int firstRow(int block) {
        return block << BITS;
    }

    /** The row after the last one of a block. */
    public int endRow(int block) {
        return (int) Math.min(size, (block + 1L) << BITS);
    }

    /** Whether any row of a block may have a cohort time in the range. */
    public boolean overlaps(int block, long fromMicros, long toMicros) {
        LongPage page = cohort.page(block);
        return page != null && page.max() >= fromMicros && page.min() < toMicros;
    }

    /** Whether each row of a block that has a cohort time has it in the range, so that rows need no check of their own. */
    public boolean within(int block, long fromMicros, long toMicros) {
        LongPage page = cohort.page(block);
        return page == null || (page.min() >= fromMicros && page.max() < toMicros);
    }

    /** The blocks of which any row may have a cohort time in the range, ascending: parts of it can be worked on apart. */
    public int[] overlapping(long fromMicros, long toMicros) {
        int[] found = new int[count()];
        int n = 0;
        for (int block = 0; block < found.length; block++) {
            if (overlaps(block, fromMicros, toMicros)) {
                found[n++] = block;
            }
        }
        return Arrays.copyOf(found, n);
    }

    /** Visits those blocks one by one, ascending. */
    public void forEach(long fromMicros, long toMicros, BlockVisitor visitor) {
        int blocks = count();
        for (int block = 0; block < blocks; block++) {
            if (overlaps(block, fromMicros, toMicros)) {
                visitor.visit(firstRow(block), endRow(block));
            }
        }
    }
}
