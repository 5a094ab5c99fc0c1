package dev.rapport.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * Statements that wait for each other and then go to the database together, in one round trip. Each still sees what the
 * ones before it did, and what others committed until it begins.
 */
final class Statements {
    private final List<Part> parts = new ArrayList<>();
    private final List<Copy> copies = new ArrayList<>();

    private record Part(String sql, int parameters, Binding binding) {}

    private record Copy(String sql, CopyRows rows) {}

    /** Sets the parameters of one statement. */
    @FunctionalInterface
    interface Binding {
        /** Sets them, the first one at that place. */
        void bind(PreparedStatement statement, int first) throws SQLException;
    }

    /** Takes the rows that one statement gives. */
    @FunctionalInterface
    interface Results {
        void take(ResultSet rows) throws SQLException;
    }

    /** Adds a statement with that many parameters, whose results nobody asks for. */
    void add(String sql, int parameters, Binding binding) {
        parts.add(new Part(sql, parameters, binding));
    }

    /** Adds rows that are copied before any of the statements runs, each lot with a round trip of its own. */
    void addCopy(String sql, CopyRows rows) {
        copies.add(new Copy(sql, rows));
    }

    /** Runs those that write; none is left then. */
    void run(Connection connection) throws SQLException {
        run(connection, new Results[0]);
    }

    /** Runs them all; the statements that give rows hand them to {@code results}, in their order. */
    void run(Connection connection, Results... results) throws SQLException {
        for (Copy copy : copies) {
            try (CopyTarget target = CopyTarget.open(connection, copy.sql())) {
                target.send(copy.rows());
                target.end();
            }
        }
        copies.clear();
        if (parts.isEmpty()) {
            return;
        }
        StringJoiner sql = new StringJoiner(";\n");
        parts.forEach(part -> sql.add(part.sql()));
        try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
            int first = 1;
            for (Part part : parts) {
                part.binding().bind(statement, first);
                first += part.parameters();
            }
            boolean hasRows = statement.execute();
            int taken = 0;
            while (hasRows || statement.getUpdateCount() != -1) {
                if (hasRows) {
                    try (ResultSet rows = statement.getResultSet()) {
                        results[taken++].take(rows);
                    }
                }
                hasRows = statement.getMoreResults();
            }
        }
        parts.clear();
    }
}
