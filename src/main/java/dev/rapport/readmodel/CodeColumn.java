package dev.rapport.readmodel;

/** One text a row, as a code of a dictionary; 0 when the row has none. Immutable. */
public final class CodeColumn {
    private final IntColumn codes;
    private final Dictionary dictionary;

    CodeColumn(IntColumn codes, Dictionary dictionary) {
        this.codes = codes;
        this.dictionary = dictionary;
    }

    /** The row's code, 0 when it has no text. */
    public int get(int row) {
        return codes.get(row);
    }

    /** What the codes stand for. Columns of one meaning share their codes, see {@link Dictionary}. */
    public Dictionary dictionary() {
        return dictionary;
    }

    /** Whether no row of a block has a text. */
    public boolean isAbsent(int block) {
        return codes.isZero(block);
    }

    /**
     * Copies the codes of a block, for loops over all its rows: faster than asking row by row.
     *
     * @param into at least {@link Blocks#ROWS} long; place 0 is the block's first row
     */
    public void read(int block, int[] into) {
        codes.read(block, into);
    }

    IntColumn codes() {
        return codes;
    }
}
