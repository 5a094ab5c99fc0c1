package dev.rapport.query.list;

import dev.rapport.platform.problem.Problem;
import dev.rapport.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Knows whether there is an interaction of an id, and if not, why not. */
@ApplicationScoped
public class Subjects {
    private static final String INTERACTION = """
            SELECT present FROM interaction_fact WHERE workspace_id = ? AND subject = ?
            """;
    private static final String OTHERS = """
            SELECT type FROM journal WHERE workspace_id = ? AND subject = ? ORDER BY time LIMIT 1
            """;

    private final StoredRows stored;

    Subjects(StoredRows stored) {
        this.stored = stored;
    }

    /**
     * Makes sure that the interaction is there.
     *
     * @throws dev.rapport.platform.problem.ProblemException that says why it is not
     */
    void require(WorkspaceId workspace, String id) {
        List<Boolean> present = found(INTERACTION, workspace, id, row -> row.getBoolean(1));
        if (present.isEmpty()) {
            String reason = found(OTHERS, workspace, id, row -> row.getString(1)).stream()
                    .findFirst()
                    .map("; what is known under that id is no interaction: its first event is %s"::formatted)
                    .orElse("; no event about it has been accepted in this workspace");
            throw Problem.notFound("There is no interaction \"%s\"%s.".formatted(id, reason))
                    .toException();
        }
        if (!present.get(0)) {
            throw Problem.notFound(
                            "There is no interaction \"%s\" any more: every event that told of it was taken back."
                                    .formatted(id))
                    .toException();
        }
    }

    private <T> List<T> found(String sql, WorkspaceId workspace, String id, StoredRows.Reading<T> reading) {
        if (id.indexOf('\0') >= 0) {
            return List.of(); // the database has no such character
        }
        return stored.query(
                sql,
                statement -> {
                    statement.setLong(1, workspace.value());
                    statement.setString(2, id);
                },
                reading);
    }
}
