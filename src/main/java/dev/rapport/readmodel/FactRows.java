package dev.rapport.readmodel;

/** Takes the rows of one kind of fact from the database into columns. */
interface FactRows {
    /**
     * What to select, from which table; the row that {@link #read} gets has these columns in this order.
     *
     * @param prefix what the names of the tables begin with: nothing for the live ones
     */
    String select(String prefix);

    /** Takes a row over; numbers ascend. */
    void read(int number, CopyRow copy);

    /** What the columns cost that were read up to now. */
    long bytes();

    /** The columns; nothing may be read any more. */
    Columns finish();
}
