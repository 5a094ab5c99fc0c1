package dev.rapport.query.list;

import dev.rapport.schema.ObjectType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table of facts and the columns that answers show of it.
 *
 * @param name the table
 */
record FactTable(String name, StoredColumns columns) {

    /** What a row looks like in answers. */
    ObjectType rowType(String typeName, String sentence) {
        return new ObjectType(typeName, sentence, columns.properties(), false);
    }

    /** Reads the rows that are there and that the condition holds for: the fact's number, then the columns. */
    String select(String condition) {
        return "SELECT number, %s FROM %s WHERE workspace_id = ? AND present AND %s"
                .formatted(columns.select(), name, condition);
    }

    /** What a row of {@link #select} says, times in the zone. */
    Map<String, @Nullable Object> read(ResultSet row, ZoneId zone) throws SQLException {
        return columns.read(row, 2, zone);
    }
}
