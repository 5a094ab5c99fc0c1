package dev.rapport.metric;

/** The cell that is being counted: one bucket of one group. */
interface Cell {
    /** The first microsecond of its bucket. */
    long start();

    /** The first microsecond after it. */
    long end();

    /** Whether another fact lies in the same group, whenever it was. */
    boolean groups(int row);

    /** Whether another fact of that time lies in the cell. */
    default boolean holds(int row, long at) {
        return at >= start() && at < end() && groups(row);
    }
}
