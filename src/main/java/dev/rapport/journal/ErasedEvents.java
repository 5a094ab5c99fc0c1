package dev.rapport.journal;

import dev.rapport.platform.sql.ArrayParameter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The hashes of identities that an erasure removed or rewrote, and of sources that told of whom. Runs under the workspace's lock. */
final class ErasedEvents {
    private static final String ERASED = """
            SELECT asked.place
            FROM unnest(?) WITH ORDINALITY AS asked (hash, place)
            CROSS JOIN LATERAL (
                SELECT hash FROM erased_event WHERE workspace_id = ? AND hash = asked.hash LIMIT 1) AS kept
            """;
    private static final String ADD = """
            INSERT INTO erased_event (workspace_id, hash)
            SELECT ?, hash FROM unnest(?) AS added (hash)
            ON CONFLICT (workspace_id, hash) DO NOTHING
            """;

    private final Connection connection;
    private final long workspaceId;
    private final KeyedHash hash;

    ErasedEvents(Connection connection, long workspaceId, KeyedHash hash) {
        this.connection = connection;
        this.workspaceId = workspaceId;
        this.hash = hash;
    }

    /** Those identities of a batch that were erased: nothing brings them back. */
    static Set<PreparedEvent.Identity> among(
            List<PreparedEvent> batch, Connection connection, long workspaceId, VersionRow version)
            throws SQLException {
        if (version.erasureKey().isEmpty()) {
            return Set.of();
        }
        KeyedHash hash = new KeyedHash(version.erasureKey().get());
        List<byte[]> hashes =
                batch.stream().map(event -> hash.ofEvent(event.identity())).toList();
        Set<PreparedEvent.Identity> erased = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(ERASED)) {
            ArrayParameter.bytes(statement, 1, hashes);
            statement.setLong(2, workspaceId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    erased.add(batch.get(row.getInt(1) - 1).identity());
                }
            }
        }
        return erased;
    }

    /** Remembers identities. */
    void add(Collection<PreparedEvent.Identity> identities) throws SQLException {
        addHashes(identities.stream().map(hash::ofEvent).toList());
    }

    /** Remembers sources that mentioned the person. */
    void addSources(Collection<String> sources) throws SQLException {
        addHashes(sources.stream().map(hash::ofSource).toList());
    }

    private void addHashes(List<byte[]> hashes) throws SQLException {
        if (hashes.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setLong(1, workspaceId);
            ArrayParameter.bytes(statement, 2, hashes);
            statement.executeUpdate();
        }
    }
}
