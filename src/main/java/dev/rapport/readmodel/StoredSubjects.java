package dev.rapport.readmodel;

import dev.rapport.platform.sql.ArrayParameter;
import dev.rapport.workspace.WorkspaceId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Subjects as the tables of facts tell them; a fact keeps its number, so that any version's rows can be asked for. */
final class StoredSubjects implements SubjectNames {
    private static final String SELECT = "SELECT number, subject FROM %s WHERE workspace_id = ? AND number = ANY (?)";

    private final DataSource database;
    private final WorkspaceId workspace;

    StoredSubjects(DataSource database, WorkspaceId workspace) {
        this.database = database;
        this.workspace = workspace;
    }

    @Override
    public @Nullable String[] interactions(int[] rows) {
        return read("interaction_fact", rows);
    }

    @Override
    public @Nullable String[] surveys(int[] rows) {
        return read("survey_fact", rows);
    }

    @Override
    public @Nullable String[] purchases(int[] rows) {
        return read("purchase_fact", rows);
    }

    private @Nullable String[] read(String table, int[] rows) {
        Map<Integer, String> found = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(SELECT.formatted(table))) {
            statement.setLong(1, workspace.value());
            ArrayParameter.numbers(statement, 2, IntStream.of(rows).asLongStream());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.put(row.getInt(1), row.getString(2));
                }
            }
        } catch (SQLException failure) {
            throw new ReadModelUnavailableException("the subjects of facts could not be read", failure);
        }
        @Nullable String[] subjects = new String[rows.length];
        for (int i = 0; i < rows.length; i++) {
            subjects[i] = found.get(rows[i]);
        }
        return subjects;
    }
}
