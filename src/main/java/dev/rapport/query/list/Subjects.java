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
    /** Of an interaction that was taken back in the same batch there is no fact at all. */
    private static final String TOLD = """
            SELECT type FROM journal WHERE workspace_id = ? AND subject = ?
            ORDER BY type LIKE 'interaction.%' DESC, time, type LIMIT 1
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
        if (found(INTERACTION, workspace, id, row -> row.getBoolean(1)).contains(true)) {
            return;
        }
        throw Problem.notFound(found(TOLD, workspace, id, row -> row.getString(1)).stream()
                        .findFirst()
                        .map(type -> type.startsWith("interaction.") ? takenBack(id) : other(id, type))
                        .orElse("There is no interaction \"%s\": no event about it has been accepted in this workspace."
                                .formatted(id)))
                .toException();
    }

    private static String takenBack(String id) {
        return "There is no interaction \"%s\" any more: every event that told of it was taken back.".formatted(id);
    }

    private static String other(String id, String type) {
        return "There is no interaction \"%s\": what is known under that id is something else, since a %s."
                .formatted(id, type);
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
