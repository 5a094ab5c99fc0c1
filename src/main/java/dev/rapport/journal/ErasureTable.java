package dev.rapport.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.platform.sql.ArrayParameter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The record of erasures. */
final class ErasureTable {
    private static final String UNFINISHED = """
            SELECT receipt, mode, token FROM erasure
            WHERE workspace_id = ? AND finished_at IS NULL AND persons && ? ORDER BY id LIMIT 1
            """;
    private static final String BEGIN = """
            INSERT INTO erasure (workspace_id, receipt, mode, token, persons, started_at, first_version)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (receipt) DO UPDATE
            SET persons = ARRAY(SELECT unnest(erasure.persons) UNION SELECT unnest(EXCLUDED.persons))
            """;
    private static final String ADD = """
            UPDATE erasure
            SET events_removed = events_removed + ?, events_rewritten = events_rewritten + ?, mentions = mentions + ?,
                interactions = interactions + ?, survey_responses = survey_responses + ?, purchases = purchases + ?,
                merges = merges + ?, merged_until = greatest(merged_until, ?)
            WHERE receipt = ?
            """;
    private static final String FINISH = """
            UPDATE erasure
            SET token = NULL, last_version = ?,
                finished_at = (SELECT stamp FROM workspace_version WHERE workspace_id = ?)
            WHERE receipt = ?
            """;
    /** Those of people who were merged later, and are now erased together: nothing is left of any of them. */
    private static final String FINISH_OTHERS = """
            UPDATE erasure
            SET token = NULL, last_version = ?,
                finished_at = (SELECT stamp FROM workspace_version WHERE workspace_id = ?)
            WHERE workspace_id = ? AND finished_at IS NULL AND persons && ?
            """;

    private static final String ELSEWHERE = "SELECT elsewhere FROM erasure WHERE receipt = ?";
    private static final String SET_ELSEWHERE = "UPDATE erasure SET elsewhere = ?::jsonb WHERE receipt = ?";
    private static final String SELECT = """
            SELECT receipt, mode, finished_at, cardinality(persons), first_version, last_version, events_removed,
                   events_rewritten, mentions, interactions, survey_responses, purchases, merges, elsewhere
            FROM erasure WHERE workspace_id = ? AND finished_at IS NOT NULL
            """;
    private static final String BY_RECEIPT = SELECT + " AND receipt = ?";
    private static final String LAST_OF_CUSTOMER = SELECT + " AND persons @> ? ORDER BY id DESC LIMIT 1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection connection;
    private final long workspaceId;

    ErasureTable(Connection connection, long workspaceId) {
        this.connection = connection;
        this.workspaceId = workspaceId;
    }

    /** An erasure that was begun and not finished, since whoever did it was stopped. */
    record Unfinished(UUID receipt, ErasureMode mode, String seed) {}

    /** The unfinished erasure of a person with one of these ids. */
    Optional<Unfinished> unfinished(List<byte[]> hashes) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UNFINISHED)) {
            statement.setLong(1, workspaceId);
            ArrayParameter.bytes(statement, 2, hashes);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Unfinished(
                                Objects.requireNonNull(row.getObject(1, UUID.class)),
                                ErasureMode.fromWireName(row.getString(2)),
                                row.getString(3)))
                        : Optional.empty();
            }
        }
    }

    /** Notes that an erasure is under way. */
    void begin(Erasure erasure, List<byte[]> hashes, Instant now, long version) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
            statement.setLong(1, workspaceId);
            statement.setObject(2, erasure.receipt());
            statement.setString(3, erasure.mode().wireName());
            statement.setString(4, erasure.person().seed());
            ArrayParameter.bytes(statement, 5, hashes);
            statement.setObject(6, now.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
            statement.setLong(7, version);
            statement.executeUpdate();
        }
    }

    /** Adds what a step did. */
    void add(Erasure erasure, ErasureTally tally) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setLong(1, tally.eventsRemoved());
            statement.setLong(2, tally.eventsRewritten());
            statement.setLong(3, tally.mentions());
            statement.setLong(4, tally.interactions());
            statement.setLong(5, tally.surveyResponses());
            statement.setLong(6, tally.purchases());
            statement.setLong(7, tally.merges());
            Instant latest = erasure.mode() == ErasureMode.ANONYMIZE ? tally.latestMerge() : null;
            statement.setObject(
                    8, latest == null ? null : latest.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setObject(9, erasure.receipt());
            statement.executeUpdate();
        }
    }

    /** Adds rows of another store. */
    void addElsewhere(Erasure erasure, String store, long rows) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ELSEWHERE);
                PreparedStatement update = connection.prepareStatement(SET_ELSEWHERE)) {
            select.setObject(1, erasure.receipt());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                Map<String, Long> elsewhere = counts(row.getString(1));
                elsewhere.merge(store, rows, Long::sum);
                update.setString(1, JSON.writeValueAsString(elsewhere));
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException("counts can be written as JSON", impossible);
            }
            update.setObject(2, erasure.receipt());
            update.executeUpdate();
        }
    }

    /** Ends an erasure, and those of the same ids that were never finished, with the workspace's last version. */
    ErasureReceipt finish(Erasure erasure, List<byte[]> hashes, long version) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FINISH)) {
            statement.setLong(1, version);
            statement.setLong(2, workspaceId);
            statement.setObject(3, erasure.receipt());
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(FINISH_OTHERS)) {
            statement.setLong(1, version);
            statement.setLong(2, workspaceId);
            statement.setLong(3, workspaceId);
            ArrayParameter.bytes(statement, 4, hashes);
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(BY_RECEIPT)) {
            statement.setLong(1, workspaceId);
            statement.setObject(2, erasure.receipt());
            return read(statement).orElseThrow();
        }
    }

    /** The receipt of the last erasure of a customer. */
    Optional<ErasureReceipt> lastOf(byte[] hash) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LAST_OF_CUSTOMER)) {
            statement.setLong(1, workspaceId);
            ArrayParameter.bytes(statement, 2, List.of(hash));
            return read(statement);
        }
    }

    private static Optional<ErasureReceipt> read(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            return Optional.of(new ErasureReceipt(
                    Objects.requireNonNull(row.getObject(1, UUID.class)),
                    ErasureMode.fromWireName(row.getString(2)),
                    row.getObject(3, OffsetDateTime.class).toInstant(),
                    row.getInt(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7),
                    row.getLong(8),
                    row.getLong(9),
                    row.getLong(10),
                    row.getLong(11),
                    row.getLong(12),
                    row.getLong(13),
                    counts(row.getString(14))));
        }
    }

    private static Map<String, Long> counts(String json) {
        try {
            return JSON.readValue(json, new TypeReference<TreeMap<String, Long>>() {});
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("an erasure's counts are no JSON", damaged);
        }
    }
}
