package dev.rapport.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.fact.FactColumn;
import dev.rapport.fact.InteractionFactColumn;
import dev.rapport.fact.PurchaseFactColumn;
import dev.rapport.fact.SurveyFactColumn;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The tables of facts have the columns that are declared, and say what these mean. */
@QuarkusTest
class FactColumnsIT {
    private static final String COLUMNS = """
            SELECT attname, format_type(atttypid, NULL) || ': ' || coalesce(col_description(attrelid, attnum), '')
            FROM pg_attribute WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped
            """;

    private static final List<String> OF_ALL = List.of("workspace_id", "subject", "number", "present");

    @Inject
    DataSource database;

    @Test
    void ofInteractions() throws SQLException {
        check("interaction_fact", OF_ALL, InteractionFactColumn.values());
    }

    @Test
    void ofSurveys() throws SQLException {
        check(
                "survey_fact",
                List.of("workspace_id", "subject", "kind", "survey", "question", "number", "present"),
                SurveyFactColumn.values());
    }

    @Test
    void ofPurchases() throws SQLException {
        check("purchase_fact", OF_ALL, PurchaseFactColumn.values());
    }

    private void check(String table, List<String> before, FactColumn<?>... columns) throws SQLException {
        Map<String, String> declared = new TreeMap<>();
        for (FactColumn<?> column : columns) {
            String type = FactColumns.sqlType(column.type()).wireName();
            declared.put(
                    column.columnName(),
                    "%s: %s"
                            .formatted(
                                    type.equals("timestamptz") ? "timestamp with time zone" : type,
                                    column.declaration().description()));
        }

        Map<String, String> found = read(table);
        assertThat(found).containsKeys(before.toArray(String[]::new));
        found.keySet().removeAll(before);
        assertThat(found).isEqualTo(declared);
    }

    private Map<String, String> read(String table) throws SQLException {
        Map<String, String> columns = new TreeMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    columns.put(row.getString(1), row.getString(2));
                }
            }
        }
        return columns;
    }
}
