package dev.rapport.query.list;

import dev.rapport.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How metrics count one interaction. The metrics do not tell it of single facts in this version, so nothing is added; what
 * they will tell belongs here, and nowhere else in the record of an interaction.
 */
@ApplicationScoped
class CountedBy {
    /** Adds the member {@code metrics} to what is said of an interaction. */
    void addTo(Map<String, @Nullable Object> record, WorkspaceId workspace, String id, ZoneId zone) {
        // no metric explains a single fact in this version
    }
}
