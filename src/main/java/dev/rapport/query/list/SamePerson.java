package dev.rapport.query.list;

import dev.rapport.event.CodePointOrder;
import dev.rapport.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Finds all ids of a person: those linked to one of them, over any number of links. */
@ApplicationScoped
class SamePerson {
    private static final String LINKED = """
            SELECT from_id, into_id FROM customer_link WHERE workspace_id = ? AND from_id = ANY (?)
            UNION
            SELECT from_id, into_id FROM customer_link WHERE workspace_id = ? AND into_id = ANY (?)
            """;

    private final StoredRows stored;

    SamePerson(StoredRows stored) {
        this.stored = stored;
    }

    /** The ids, by code points; that one is among them. */
    List<String> idsOf(WorkspaceId workspace, String id) {
        TreeSet<String> ids = new TreeSet<>(CodePointOrder.INSTANCE);
        ids.add(id);
        List<String> fresh = List.of(id);
        while (!fresh.isEmpty()) {
            List<String> asked = fresh;
            List<String> found = new ArrayList<>();
            stored.query(
                            LINKED,
                            statement -> {
                                statement.setLong(1, workspace.value());
                                StoredRows.texts(statement, 2, asked);
                                statement.setLong(3, workspace.value());
                                StoredRows.texts(statement, 4, asked);
                            },
                            row -> List.of(row.getString(1), row.getString(2)))
                    .forEach(found::addAll);
            fresh = found.stream().filter(ids::add).toList();
        }
        return List.copyOf(ids);
    }
}
