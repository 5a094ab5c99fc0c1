package dev.rapport.journal;

import dev.rapport.event.CodePointOrder;
import dev.rapport.platform.sql.ArrayParameter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds all ids of a person: those linked to one of them, over any number of links. */
final class PersonOf {
    private static final String LINKED = """
            SELECT from_id, into_id FROM customer_link WHERE workspace_id = ? AND from_id = ANY (?)
            UNION
            SELECT from_id, into_id FROM customer_link WHERE workspace_id = ? AND into_id = ANY (?)
            """;

    private PersonOf() {}

    /** The ids, by code points; that one is among them. */
    static SortedSet<String> id(Connection connection, long workspaceId, String id) throws SQLException {
        TreeSet<String> ids = new TreeSet<>(CodePointOrder.INSTANCE);
        ids.add(id);
        List<String> fresh = List.of(id);
        while (!fresh.isEmpty()) {
            List<String> found = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement(LINKED)) {
                statement.setLong(1, workspaceId);
                ArrayParameter.texts(statement, 2, fresh);
                statement.setLong(3, workspaceId);
                ArrayParameter.texts(statement, 4, fresh);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        found.add(row.getString(1));
                        found.add(row.getString(2));
                    }
                }
            }
            fresh = found.stream().filter(ids::add).toList();
        }
        return ids;
    }
}
