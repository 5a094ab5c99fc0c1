package dev.rapport.query.list;

import dev.rapport.readmodel.InteractionColumns;
import dev.rapport.readmodel.LongColumn;
import dev.rapport.time.EpochMicros;
import dev.rapport.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;

/** What is odd about interactions. */
@ApplicationScoped
class InteractionQuality {
    private static final String SUBJECTS = """
            SELECT NULL, count(*), (array_agg(subject ORDER BY number))[1:5]
            FROM interaction_fact WHERE workspace_id = ? AND number = ANY (?) HAVING count(*) > 0
            """;
    private static final String DISCARDED = """
            SELECT COALESCE(discard_reason, ''), count(*), (array_agg(subject ORDER BY number))[1:5]
            FROM interaction_fact WHERE workspace_id = ? AND number = ANY (?) GROUP BY 1 ORDER BY 1
            """;
    private static final String FLAGGED = """
            SELECT flag, count(*), (array_agg(subject ORDER BY number))[1:5]
            FROM interaction_fact CROSS JOIN LATERAL jsonb_array_elements_text(flags) AS flag
            WHERE workspace_id = ? AND number = ANY (?) GROUP BY flag ORDER BY flag
            """;
    private static final String FIRST_EVENTS = """
            SELECT number, (SELECT min(time) FROM journal AS told
                            WHERE told.workspace_id = fact.workspace_id AND told.subject = fact.subject
                              AND told.type LIKE 'interaction.%')
            FROM interaction_fact AS fact WHERE workspace_id = ? AND number = ANY (?) ORDER BY number
            """;

    private final StoredRows stored;
    private final FactSample sample;

    InteractionQuality(StoredRows stored, FactSample sample) {
        this.stored = stored;
        this.sample = sample;
    }

    void addTo(Oddities found, WorkspaceId workspace, InteractionColumns facts, Span span) {
        LongColumn openedAt = facts.openedAt();
        int[] incomplete = FactSample.rows(facts.size(), facts.incomplete()::get);
        sample.count(
                SUBJECTS,
                workspace,
                span.isAlways() ? incomplete : startedIn(workspace, incomplete, span),
                (reason, count, examples) -> found.add(Oddity.INCOMPLETE_INTERACTION, null, null, count, examples));
        sample.group(
                DISCARDED,
                workspace,
                FactSample.rows(facts.size(), row -> facts.discarded().get(row) && span.contains(openedAt.get(row))),
                (reason, count, examples) -> found.add(Oddity.DISCARDED_INTERACTION, reason, null, count, examples));
        sample.group(
                FLAGGED,
                workspace,
                FactSample.rows(
                        facts.size(),
                        row -> facts.flagged().get(row)
                                && facts.present().get(row)
                                && span.contains(openedAt.get(row))),
                (reason, count, examples) -> found.add(Oddity.FLAGGED_INTERACTION, reason, null, count, examples));
        sample.count(
                SUBJECTS,
                workspace,
                FactSample.rows(
                        facts.size(),
                        row -> facts.counts().get(row)
                                && !facts.identified().get(row)
                                && span.contains(openedAt.get(row))),
                (reason, count, examples) -> found.add(Oddity.UNIDENTIFIED_INTERACTION, null, null, count, examples));
    }

    /** Without an opening the first event tells the time. */
    private int[] startedIn(WorkspaceId workspace, int[] numbers, Span span) {
        return stored
                .query(
                        FIRST_EVENTS,
                        statement -> {
                            statement.setLong(1, workspace.value());
                            StoredRows.numbers(statement, 2, numbers);
                        },
                        row -> {
                            java.time.OffsetDateTime first = row.getObject(2, java.time.OffsetDateTime.class);
                            boolean isIn = first != null
                                    && span.contains(EpochMicros.fromInstant(first.withOffsetSameInstant(ZoneOffset.UTC)
                                            .toInstant()));
                            return isIn ? row.getInt(1) : -1;
                        })
                .stream()
                .mapToInt(Integer::intValue)
                .filter(number -> number >= 0)
                .toArray();
    }
}
