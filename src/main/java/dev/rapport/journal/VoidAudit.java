package dev.rapport.journal;

import dev.rapport.event.EventKey;
import dev.rapport.event.EventType;
import dev.rapport.workspace.WorkspaceId;
import dev.rapport.workspace.audit.AuditTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Records who took which events back, in the transaction that does so, whichever way the void came. */
final class VoidAudit {
    private VoidAudit() {}

    static void record(Connection connection, long workspaceId, List<PreparedEvent> accepted, Instant now)
            throws SQLException {
        List<AuditTable.Entry> entries = new ArrayList<>();
        for (PreparedEvent prepared : accepted) {
            if (prepared.event().type() == EventType.EVENT_VOIDED) {
                EventKey target = prepared.event().data().voids().orElseThrow();
                Map<String, String> details = new LinkedHashMap<>();
                details.put("source", target.source());
                details.put("id", target.id());
                details.put("void", prepared.identity().id());
                entries.add(new AuditTable.Entry(
                        prepared.identity().source(),
                        "event/" + prepared.identity().subject(),
                        details));
            }
        }
        AuditTable.record(connection, new WorkspaceId(workspaceId), now, "event.voided", entries);
    }
}
