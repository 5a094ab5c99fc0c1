package dev.rapport.query.list;

import dev.rapport.time.EpochMicros;
import dev.rapport.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What was taken back, and what the writing door counted. */
@ApplicationScoped
class JournalQuality {
    private static final String VOIDS = """
            SELECT found, count(*), (array_agg(subject ORDER BY time, subject))[1:5]
            FROM (
                SELECT void.subject, void.time, EXISTS (
                    SELECT 1 FROM journal AS target
                    WHERE target.workspace_id = void.workspace_id AND target.subject = void.subject
                      AND target.source = void.data -> 'voids' ->> 'source' AND target.id = void.data -> 'voids' ->> 'id') AS found
                FROM journal AS void
                WHERE workspace_id = ? AND type = 'event.voided' AND time >= ? AND time < ?) AS voids
            GROUP BY found ORDER BY found DESC
            """;
    private static final String COUNTED = """
            SELECT outcome, reason, source, sum(count)
            FROM ingest_quality WHERE workspace_id = ? AND day >= ? AND day <= ?
            GROUP BY outcome, reason, source ORDER BY outcome, sum(count) DESC, reason, source LIMIT 1000
            """;
    private static final Map<String, Oddity> OUTCOMES = Map.of(
            "rejected", Oddity.REJECTED_ITEM,
            "conflict", Oddity.CONFLICTING_ITEM,
            "duplicate", Oddity.DUPLICATE_ITEM,
            "late", Oddity.LATE_EVENT,
            "future", Oddity.FUTURE_EVENT,
            "kept", Oddity.REJECTED_PAYLOAD);

    private static final OffsetDateTime EARLIEST = OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final OffsetDateTime LATEST = OffsetDateTime.of(9999, 12, 31, 0, 0, 0, 0, ZoneOffset.UTC);

    private final StoredRows stored;

    JournalQuality(StoredRows stored) {
        this.stored = stored;
    }

    void addTo(Oddities found, WorkspaceId workspace, Span span) {
        OffsetDateTime from = span.from() == Span.ALWAYS.from() ? EARLIEST : time(span.from());
        OffsetDateTime to = span.to() == Span.ALWAYS.to() ? LATEST : time(span.to());
        stored.query(VOIDS, statement -> bind(statement, workspace, from, to), row -> {
            found.add(
                    row.getBoolean(1) ? Oddity.VOIDED_EVENT : Oddity.VOID_WITHOUT_TARGET,
                    null,
                    null,
                    row.getLong(2),
                    List.of((String[]) Objects.requireNonNull(row.getArray(3)).getArray()));
            return workspace;
        });
        stored.query(
                COUNTED,
                statement -> {
                    statement.setLong(1, workspace.value());
                    statement.setObject(2, from.toLocalDate());
                    statement.setObject(3, lastDay(to));
                },
                row -> {
                    Oddity oddity = OUTCOMES.get(row.getString(1));
                    if (oddity != null) {
                        found.add(
                                oddity, orNull(row.getString(2)), orNull(row.getString(3)), row.getLong(4), List.of());
                    }
                    return workspace;
                });
    }

    private static void bind(PreparedStatement statement, WorkspaceId workspace, OffsetDateTime from, OffsetDateTime to)
            throws SQLException {
        statement.setLong(1, workspace.value());
        statement.setObject(2, from);
        statement.setObject(3, to);
    }

    private static OffsetDateTime time(long micros) {
        return EpochMicros.toInstant(micros).atOffset(ZoneOffset.UTC);
    }

    private static LocalDate lastDay(OffsetDateTime to) {
        return to.minusNanos(1000).toLocalDate();
    }

    private static @org.jspecify.annotations.Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
