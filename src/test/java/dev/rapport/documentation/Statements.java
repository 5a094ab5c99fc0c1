package dev.rapport.documentation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Runs SQL as a page shows it. */
final class Statements {
    private static final CSVFormat ROWS =
            CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();

    private Statements() {}

    /** Runs statements one by one, each committed; the rows that they give, each with a header, as CSV. */
    static String run(Connection connection, String statements) throws SQLException {
        StringBuilder printed = new StringBuilder();
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements.split(";\\s*(\n|$)", -1)) {
                if (!sql.isBlank() && statement.execute(sql)) {
                    print(statement.getResultSet(), printed);
                }
            }
        }
        return printed.toString();
    }

    private static void print(ResultSet rows, StringBuilder to) throws SQLException {
        try (CSVPrinter csv = new CSVPrinter(to, ROWS)) {
            csv.printHeaders(rows);
            csv.printRecords(rows);
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
