package dev.rapport.readmodel;

/** Yes or no for each row. Immutable. */
public final class FlagColumn {
    static final int WORDS = Blocks.ROWS / Long.SIZE;
    /** The page of a block without any; never written to. */
    static final long[] NONE = new long[WORDS];
    /** The page of a full block of all; never written to. */
    static final long[] ALL = new long[WORDS];

    static final FlagColumn EMPTY = new FlagColumn(new long[0][], 0);

    static {
        java.util.Arrays.fill(ALL, -1);
    }

    private final long[][] pages;
    private final long bytes;

    FlagColumn(long[][] pages, long bytes) {
        this.pages = pages;
        this.bytes = bytes;
    }

    /** Whether it holds for the row. */
    public boolean get(int row) {
        long[] page = pages[row >>> Blocks.BITS];
        return (page[(row & Blocks.MASK) >>> 6] >>> row & 1) != 0;
    }

    /** The flags of the 64 rows from {@code firstRow}, a multiple of 64; the lowest bit is the first row's. */
    public long word(int firstRow) {
        return pages[firstRow >>> Blocks.BITS][(firstRow & Blocks.MASK) >>> 6];
    }

    long[][] pages() {
        return pages;
    }

    long bytes() {
        return bytes;
    }
}
