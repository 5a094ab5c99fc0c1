package dev.rapport.testing;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;

/**
 * Looks through every column of every table there is, those of later releases too, as whoever has a dump could; and through
 * what the planner remembers of them.
 */
public final class WholeDatabase {
    private static final String TABLES = """
            SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) FROM information_schema.tables
            WHERE table_type IN ('BASE TABLE', 'LOCAL TEMPORARY')
              AND table_schema NOT IN ('pg_catalog', 'information_schema', 'upgrade_test')
            ORDER BY 1
            """;

    private static final String STATISTICS = "pg_catalog.pg_stats";

    private WholeDatabase() {}

    /** The rows that hold a text: as it stands, or as bytes. Each with its table. */
    public static List<String> rowsWith(DataSource database, String text) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return rowsWith(connection, text);
        }
    }

    /** The same over a connection. */
    public static List<String> rowsWith(Connection connection, String text) throws SQLException {
        List<String> found = new ArrayList<>();
        for (String table : tables(connection)) {
            found.addAll(rowsWith(connection, table, text));
        }
        found.addAll(statisticsWith(connection, text));
        return found;
    }

    /** What the planner remembers that holds a text. */
    public static List<String> statisticsWith(Connection connection, String text) throws SQLException {
        return rowsWith(connection, STATISTICS, text);
    }

    private static List<String> rowsWith(Connection connection, String table, String text) throws SQLException {
        List<String> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT row::text FROM %s AS row WHERE position(? in row::text) > 0 OR position(? in row::text) > 0"
                        .formatted(table))) {
            statement.setString(1, text);
            statement.setString(2, HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(table + " " + row.getString(1));
                }
            }
        }
        return found;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TABLES)) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        return tables;
    }
}
