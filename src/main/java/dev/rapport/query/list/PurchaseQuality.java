package dev.rapport.query.list;

import dev.rapport.readmodel.LongColumn;
import dev.rapport.readmodel.PurchaseColumns;
import dev.rapport.time.EpochMicros;
import dev.rapport.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;

/** What is odd about purchases. */
@ApplicationScoped
class PurchaseQuality {
    private static final String SUBJECTS = """
            SELECT NULL, count(*), (array_agg(subject ORDER BY number))[1:5]
            FROM purchase_fact WHERE workspace_id = ? AND number = ANY (?) HAVING count(*) > 0
            """;
    private static final String FLAGGED = """
            SELECT flag, count(*), (array_agg(subject ORDER BY number))[1:5]
            FROM purchase_fact CROSS JOIN LATERAL jsonb_array_elements_text(flags) AS flag
            WHERE workspace_id = ? AND number = ANY (?) GROUP BY flag ORDER BY flag
            """;
    /** What was never completed has the time of its first event. */
    private static final String NOT_COMPLETED = """
            SELECT subject, cancelled_at IS NOT NULL,
                   COALESCE(cancelled_at,
                            (SELECT min(time) FROM journal AS told
                             WHERE told.workspace_id = fact.workspace_id AND told.subject = fact.subject
                               AND told.type LIKE 'purchase.%'))
            FROM purchase_fact AS fact WHERE workspace_id = ? AND number = ANY (?) ORDER BY number
            """;

    private final StoredRows stored;
    private final FactSample sample;

    PurchaseQuality(StoredRows stored, FactSample sample) {
        this.stored = stored;
        this.sample = sample;
    }

    void addTo(Oddities found, WorkspaceId workspace, PurchaseColumns facts, Span span) {
        LongColumn purchasedAt = facts.purchasedAt();
        sample.count(
                SUBJECTS,
                workspace,
                FactSample.rows(
                        facts.size(),
                        row -> facts.counts().get(row)
                                && !facts.identified().get(row)
                                && span.contains(purchasedAt.get(row))),
                (reason, count, examples) -> found.add(Oddity.UNIDENTIFIED_PURCHASE, null, null, count, examples));
        addNotCompleted(
                found,
                workspace,
                FactSample.rows(
                        facts.size(), row -> facts.present().get(row) && purchasedAt.get(row) == LongColumn.ABSENT),
                span);
        sample.group(
                FLAGGED,
                workspace,
                FactSample.rows(
                        facts.size(),
                        row -> facts.present().get(row)
                                && facts.flagged().get(row)
                                && span.contains(purchasedAt.get(row))),
                (reason, count, examples) -> found.add(Oddity.FLAGGED_PURCHASE, reason, null, count, examples));
    }

    private void addNotCompleted(Oddities found, WorkspaceId workspace, int[] numbers, Span span) {
        stored.query(
                NOT_COMPLETED,
                statement -> {
                    statement.setLong(1, workspace.value());
                    StoredRows.numbers(statement, 2, numbers);
                },
                row -> {
                    OffsetDateTime time = row.getObject(3, OffsetDateTime.class);
                    boolean isIn =
                            time == null ? span.isAlways() : span.contains(EpochMicros.fromInstant(time.toInstant()));
                    Oddity oddity =
                            row.getBoolean(2) ? Oddity.CANCELLED_WITHOUT_PURCHASE : Oddity.REFUNDED_WITHOUT_PURCHASE;
                    found.add(oddity, null, null, isIn ? 1 : 0, List.of(row.getString(1)));
                    return oddity;
                });
    }
}
