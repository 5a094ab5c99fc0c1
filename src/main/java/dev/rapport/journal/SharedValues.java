package dev.rapport.journal;

import dev.rapport.platform.sql.ArrayParameter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The attribute values and tags that a person has in common with another customer. They are categories, such as a plan; what
 * nobody else has may be a name, an address or a number that tells who somebody is.
 */
final class SharedValues {
    /** No value is shared, since none is to stay. */
    static final SharedValues NONE = new SharedValues(Set.of());

    /** A tag is an attribute without a name. */
    private static final String SELECT = """
            WITH told AS NOT MATERIALIZED (
                SELECT customer_id, entry.key AS name, entry.value
                FROM interaction_fact, jsonb_each_text(attributes) AS entry
                WHERE workspace_id = ? AND present AND jsonb_typeof(attributes) = 'object'
                UNION ALL
                SELECT customer_id, entry.key, entry.value
                FROM survey_fact, jsonb_each_text(attributes) AS entry
                WHERE workspace_id = ? AND present AND jsonb_typeof(attributes) = 'object'
                UNION ALL
                SELECT customer_id, entry.key, entry.value
                FROM purchase_fact, jsonb_each_text(attributes) AS entry
                WHERE workspace_id = ? AND present AND jsonb_typeof(attributes) = 'object'
                UNION ALL
                SELECT customer_id, '', tag.value
                FROM interaction_fact, jsonb_array_elements_text(tags) AS tag (value)
                WHERE workspace_id = ? AND present AND jsonb_typeof(tags) = 'array'),
            theirs AS (SELECT DISTINCT name, value FROM told WHERE customer_id = ANY (?))
            SELECT DISTINCT told.name, told.value
            FROM told JOIN theirs ON theirs.name = told.name AND theirs.value = told.value
            WHERE told.customer_id <> '' AND told.customer_id <> '0' AND told.customer_id <> ALL (?)
            """;

    private final Set<Value> values;

    private record Value(String name, String value) {}

    private SharedValues(Set<Value> values) {
        this.values = values;
    }

    /** Compares all facts of a workspace with those of the person. */
    static SharedValues read(Connection connection, long workspaceId, Collection<String> ids) throws SQLException {
        Set<Value> values = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            for (int place = 1; place <= 4; place++) {
                statement.setLong(place, workspaceId);
            }
            ArrayParameter.texts(statement, 5, ids);
            ArrayParameter.texts(statement, 6, ids);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    values.add(new Value(row.getString(1), row.getString(2)));
                }
            }
        }
        return new SharedValues(values);
    }

    boolean hasAttribute(String name, String value) {
        return values.contains(new Value(name, value));
    }

    boolean hasTag(String tag) {
        return values.contains(new Value("", tag));
    }
}
