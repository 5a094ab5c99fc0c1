package dev.rapport.ingest.hook;

import dev.rapport.ingest.JsonTree;
import dev.rapport.ingest.connector.Mapping;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What the mapping of a hook was before: what was told under it stays as it was told. */
@ApplicationScoped
class MappingHistory {
    private static final int MOST = 20;

    private static final String ADD =
            "INSERT INTO hook_mapping (hook_id, until, mapping) VALUES (?, ?, ?::jsonb) ON CONFLICT DO NOTHING";

    private static final String BOUND = """
            DELETE FROM hook_mapping WHERE hook_id = ? AND until NOT IN (
                SELECT until FROM hook_mapping WHERE hook_id = ? ORDER BY until DESC LIMIT ?)
            """;

    private static final String NEWEST_FIRST =
            "SELECT until, mapping::text FROM hook_mapping WHERE hook_id = ? ORDER BY until DESC";

    private final DataSource database;

    MappingHistory(DataSource database) {
        this.database = database;
    }

    /**
     * A mapping that holds no longer.
     *
     * @param until when it was replaced
     */
    record Past(Mapping mapping, Instant until) {}

    /** Notes what a mapping was. */
    @Transactional(rollbackOn = Exception.class)
    void add(long hook, String mapping, Instant until) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement add = connection.prepareStatement(ADD);
                PreparedStatement bound = connection.prepareStatement(BOUND)) {
            add.setLong(1, hook);
            add.setObject(2, until.atOffset(ZoneOffset.UTC));
            add.setString(3, mapping);
            add.executeUpdate();
            bound.setLong(1, hook);
            bound.setLong(2, hook);
            bound.setInt(3, MOST);
            bound.executeUpdate();
        }
    }

    /** What the mapping was before, the latest first. */
    @Transactional(rollbackOn = Exception.class)
    List<Past> newestFirst(long hook) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(NEWEST_FIRST)) {
            statement.setLong(1, hook);
            List<Past> past = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    byte[] json = row.getString(2).getBytes(StandardCharsets.UTF_8);
                    past.add(new Past(
                            MappingJson.read(JsonTree.read(json)),
                            row.getObject(1, OffsetDateTime.class).toInstant()));
                }
            }
            return past;
        }
    }
}
