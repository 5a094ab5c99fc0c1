package dev.rapport.journal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rapport.terms.ServiceTerms;
import dev.rapport.workspace.setting.SettingsTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** What workspaces have promised, read once for each of their settings versions. */
@ApplicationScoped
class TermsInUse {
    private static final int WORKSPACES = 1_000;

    private final Cache<Long, Known> known =
            Caffeine.newBuilder().maximumSize(WORKSPACES).build();

    private record Known(long settingsVersion, ServiceTerms terms) {}

    /** The terms of a workspace at a settings version, which must be the one that the connection's transaction sees. */
    ServiceTerms of(Connection connection, long workspaceId, long settingsVersion) throws SQLException {
        Known kept = known.getIfPresent(workspaceId);
        if (kept != null && kept.settingsVersion() == settingsVersion) {
            return kept.terms();
        }
        ServiceTerms read = SettingsTable.read(connection, workspaceId, Instant.MAX);
        known.put(workspaceId, new Known(settingsVersion, read));
        return read;
    }
}
