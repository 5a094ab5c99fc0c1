package dev.rapport.workspace.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.platform.http.PageRequest;
import dev.rapport.workspace.WorkspaceId;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** The record of changes. */
@ApplicationScoped
public class AuditLog {

    private final Rows rows;
    private final ObjectMapper json;
    private final Clock clock;

    AuditLog(Rows rows, ObjectMapper json, Clock clock) {
        this.rows = rows;
        this.json = json;
        this.clock = clock;
    }

    /** The rows of {@code audit_entry}. */
    @ApplicationScoped
    static class Rows implements PanacheRepository<AuditEntity> {}

    /**
     * Writes an entry in the transaction of the change, so that there is never one without the other.
     *
     * @param workspace where it is shown
     * @param actor who did it: the name of the key
     * @param action what, such as {@code key.created}
     * @param subject to what, such as {@code key/12}
     * @param details particulars that go into a JSON object; no secrets
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(WorkspaceId workspace, String actor, String action, String subject, Map<String, ?> details) {
        try {
            rows.persist(new AuditEntity(
                    workspace.value(),
                    clock.instant().truncatedTo(ChronoUnit.MICROS),
                    actor,
                    action,
                    subject,
                    json.writeValueAsString(details)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the details of " + action + " are no JSON", e);
        }
    }

    /** A part of the record of one workspace, oldest first. */
    @Transactional
    public List<AuditEntry> page(WorkspaceId workspace, PageRequest page) {
        return rows
                .find("workspaceId = ?1 and id > ?2", Sort.by("id"), workspace.value(), page.after())
                .range(0, page.limit())
                .list()
                .stream()
                .map(AuditEntity::toEntry)
                .toList();
    }
}
