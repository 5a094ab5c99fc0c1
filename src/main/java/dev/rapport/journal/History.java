package dev.rapport.journal;

import dev.rapport.event.ServiceEvent;
import dev.rapport.event.Subject;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.fact.Fold;
import dev.rapport.fact.SubjectFacts;
import dev.rapport.terms.ServiceTerms;
import dev.rapport.workspace.setting.SettingsTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Folds a workspace's facts as they were at a moment, from the journal, into temporary tables of the transaction at hand:
 * {@code past_interaction_fact} and so on, like the live ones, numbered from 0.
 */
public final class History {
    /** What the names of the temporary tables begin with. */
    public static final String TABLE_PREFIX = PastTables.PREFIX;

    private static final String KNOWN_VERSION = """
            SELECT version, stamp FROM change_log WHERE workspace_id = ? AND stamp <= ? ORDER BY version DESC LIMIT 1
            """;
    /** A void has no time in the world of events: it says that something never happened. */
    private static final String EVENTS = """
            SELECT subject, source, id, type, time, data FROM journal
            WHERE workspace_id = ? AND version <= ? AND (time <= ? OR type = 'event.voided')
            ORDER BY subject
            """;

    /** An erasure under way has taken part of the past away already. */
    private static final String ERASED_SINCE = """
            SELECT EXISTS (
                SELECT FROM erasure
                WHERE workspace_id = ? AND (coalesce(finished_at, 'infinity') > ? OR merged_until > ?))
            """;

    private static final int FETCH = 5_000;
    private static final int SUBJECTS_AT_ONCE = 1_000;

    private final Connection connection;
    private final long workspaceId;
    private final ServiceTerms terms;
    private final PastTables tables;
    private final Map<Subject, List<ServiceEvent>> events = new LinkedHashMap<>();

    private History(Connection connection, long workspaceId, ServiceTerms terms, PastTables tables) {
        this.connection = connection;
        this.workspaceId = workspaceId;
        this.terms = terms;
        this.tables = tables;
    }

    /**
     * What was folded.
     *
     * @param version the last version known at the moment; 0 when there was none
     * @param interactions how many facts there are, numbered from 0; surveys and purchases alike
     * @param reproducible false when what was known then has been erased in part since
     */
    public record Past(
            long version, int interactions, int surveys, int purchases, ServiceTerms terms, boolean reproducible) {}

    /**
     * Folds.
     *
     * @param connection in a transaction that sees one state of the database to its end, and may write temporary tables
     * @param asOf events after it have not happened yet; empty when none is to be cut off
     * @param knownAt what was received after it is not known, settings included; empty when all is to be known
     * @param latest the last committed version
     */
    public static Past fold(
            Connection connection, long workspaceId, Optional<Instant> asOf, Optional<Instant> knownAt, long latest)
            throws SQLException {
        long version = knownAt.isEmpty() ? latest : knownVersion(connection, workspaceId, knownAt.get());
        ServiceTerms terms = SettingsTable.read(connection, workspaceId, knownAt.orElse(Instant.MAX));
        PastTables tables = PastTables.create(connection, workspaceId);
        new History(connection, workspaceId, terms, tables).read(version, asOf);
        tables.finish();
        return new Past(
                version,
                tables.interactions(),
                tables.surveys(),
                tables.purchases(),
                terms,
                isReproducible(connection, workspaceId, asOf, knownAt));
    }

    private static long knownVersion(Connection connection, long workspaceId, Instant knownAt) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KNOWN_VERSION)) {
            statement.setLong(1, workspaceId);
            statement.setObject(2, knownAt.atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private static boolean isReproducible(
            Connection connection, long workspaceId, Optional<Instant> asOf, Optional<Instant> knownAt)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ERASED_SINCE)) {
            statement.setLong(1, workspaceId);
            statement.setObject(2, time(knownAt));
            statement.setObject(3, time(asOf));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && !row.getBoolean(1);
            }
        }
    }

    private static OffsetDateTime time(Optional<Instant> moment) {
        return moment.map(instant -> instant.atOffset(ZoneOffset.UTC)).orElse(OffsetDateTime.MAX);
    }

    private void read(long version, Optional<Instant> asOf) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EVENTS)) {
            statement.setFetchSize(FETCH);
            statement.setLong(1, workspaceId);
            statement.setLong(2, version);
            statement.setObject(3, time(asOf));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    SubmittedEvent event = JournalTable.read(row);
                    Subject subject = event.subject();
                    if (events.size() >= SUBJECTS_AT_ONCE && !events.containsKey(subject)) {
                        write();
                    }
                    events.computeIfAbsent(subject, any -> new ArrayList<>()).add(ServiceEvent.from(event));
                }
            }
        }
        write();
    }

    private void write() throws SQLException {
        Map<Subject, SubjectFacts> facts = new LinkedHashMap<>();
        events.forEach((subject, all) -> facts.put(subject, Fold.of(all, terms)));
        tables.add(facts);
        events.clear();
    }
}
