package dev.rapport.readmodel;

import dev.rapport.fact.FactColumn;
import dev.rapport.fact.FactColumnType;
import java.util.Arrays;
import java.util.List;

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

    /** Those columns of the table that hold something of that type. */
    static List<String> named(FactColumnType type, FactColumn<?>... columns) {
        return Arrays.stream(columns)
                .filter(column -> column.type() == type)
                .map(FactColumn::columnName)
                .toList();
    }
}
