package dev.rapport.journal;

import dev.rapport.platform.sql.ArrayParameter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sources that mentioned a person who was erased: counts must not bring them back. */
final class ErasedSources {
    private static final String KEY = "SELECT erasure_key FROM workspace_version WHERE workspace_id = ?";
    private static final String ERASED = "SELECT hash FROM erased_event WHERE workspace_id = ? AND hash = ANY (?)";

    private ErasedSources() {}

    /** How the workspace hashes; empty while nobody was erased. */
    static Optional<KeyedHash> hash(Connection connection, long workspaceId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KEY)) {
            statement.setLong(1, workspaceId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getBytes(1)).map(KeyedHash::new) : Optional.empty();
            }
        }
    }

    /** Lets nobody count until the transaction ends: who counts next knows which sources are erased. */
    static void keepCountersOut(Connection connection, long workspaceId) throws SQLException {
        WorkspaceLock.COUNTS.take(connection, workspaceId);
    }

    /** Those of some sources that are erased, up to the end of the transaction. */
    static Set<String> among(Connection connection, long workspaceId, Collection<String> sources) throws SQLException {
        WorkspaceLock.COUNTS.share(connection, workspaceId);
        Optional<KeyedHash> hash = hash(connection, workspaceId);
        if (hash.isEmpty()) {
            return Set.of();
        }
        List<byte[]> erased = erased(connection, workspaceId, hash.get(), sources);
        Set<String> found = new HashSet<>();
        for (String source : sources) {
            byte[] ofSource = hash.get().ofSource(source);
            if (erased.stream().anyMatch(one -> Arrays.equals(one, ofSource))) {
                found.add(source);
            }
        }
        return found;
    }

    private static List<byte[]> erased(
            Connection connection, long workspaceId, KeyedHash hash, Collection<String> sources) throws SQLException {
        List<byte[]> erased = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(ERASED)) {
            statement.setLong(1, workspaceId);
            ArrayParameter.bytes(
                    statement, 2, sources.stream().map(hash::ofSource).toList());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    erased.add(row.getBytes(1));
                }
            }
        }
        return erased;
    }
}
