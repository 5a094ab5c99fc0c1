package dev.rapport.readmodel;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.ints.IntLists;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The facts that some versions changed, by number, ascending.
 *
 * @param links whether customers were linked or links taken back
 */
record Changes(IntList interactions, IntList surveys, IntList purchases, boolean links) {
    private static final String SELECT = """
            SELECT version, interactions, surveys, purchases, links FROM change_log
            WHERE workspace_id = ? AND version > ? AND version <= ?
            ORDER BY version
            """;

    /** Reads the log of the versions after {@code after} up to {@code upTo}; empty when it does not tell of them all. */
    static Optional<Changes> read(Connection connection, long workspaceId, long after, long upTo) throws SQLException {
        IntArrayList interactions = new IntArrayList();
        IntArrayList surveys = new IntArrayList();
        IntArrayList purchases = new IntArrayList();
        boolean links = false;
        long expected = after + 1;
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setLong(1, workspaceId);
            statement.setLong(2, after);
            statement.setLong(3, upTo);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (row.getLong(1) != expected++) {
                        return Optional.empty();
                    }
                    add(row.getArray(2), interactions);
                    add(row.getArray(3), surveys);
                    add(row.getArray(4), purchases);
                    links |= row.getBoolean(5);
                }
            }
        }
        return expected == upTo + 1
                ? Optional.of(new Changes(distinct(interactions), distinct(surveys), distinct(purchases), links))
                : Optional.empty();
    }

    private static void add(Array array, IntArrayList numbers) throws SQLException {
        for (Long number : (Long[]) array.getArray()) {
            numbers.add(Math.toIntExact(number));
        }
    }

    private static IntList distinct(IntArrayList numbers) {
        int[] sorted = numbers.toIntArray();
        Arrays.sort(sorted);
        int n = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[n++] = sorted[i];
            }
        }
        return IntLists.unmodifiable(IntArrayList.wrap(sorted, n));
    }

    int facts() {
        return interactions.size() + surveys.size() + purchases.size();
    }
}
