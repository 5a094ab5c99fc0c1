package dev.rapport.ingest.hook;

import dev.rapport.ingest.QualityTally;
import dev.rapport.ingest.hook.RejectedPayload.Kind;
import dev.rapport.platform.http.PageRequest;
import dev.rapport.platform.problem.Problem;
import dev.rapport.workspace.WorkspaceId;
import dev.rapport.workspace.audit.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;

/** The deliveries that were put aside: bounded in number, in bytes and in age, since anybody may send anything. */
@ApplicationScoped
public class RejectedPayloads {
    private static final int LONGEST_REASON = 2_000;
    /** Longer than a try lasts: what is still not done with then was left behind by a node that has gone. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final DataSource database;
    private final HookConfiguration limits;
    private final QualityTally quality;
    private final AuditLog audit;
    private final Clock clock;

    RejectedPayloads(DataSource database, HookConfiguration limits, QualityTally quality, AuditLog audit, Clock clock) {
        this.database = database;
        this.limits = limits;
        this.quality = quality;
        this.audit = audit;
        this.clock = clock;
    }

    /** Puts a delivery aside and drops the oldest beyond the limits; none when the hook was removed meanwhile. */
    @Transactional(rollbackOn = Exception.class)
    OptionalLong keep(Hook hook, Kind kind, DeliveryOutcome outcome, String headers, byte[] body) throws SQLException {
        try (Connection connection = database.getConnection()) {
            RejectedTable table = new RejectedTable(connection);
            Instant now = now();
            int tries = outcome.retry().isPresent() ? 1 : 0;
            OptionalLong id = table.add(
                    hook,
                    now,
                    kind,
                    cut(outcome.reason().orElse("")),
                    headers,
                    body,
                    tries,
                    nextTry(outcome, tries, now));
            table.bound(
                    hook.workspace(),
                    limits.maxRejected(),
                    limits.maxRejectedSize().asLongValue());
            quality.countKept(hook.workspace(), hook.mapping().prefix(), kind.id());
            return id;
        }
    }

    /** Drops what is too old, of all workspaces. */
    @Transactional(rollbackOn = Exception.class)
    int expire() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new RejectedTable(connection).expire(oldest());
        }
    }

    /** A part of what a workspace has put aside, oldest first, of one hook or of all. */
    @Transactional(rollbackOn = Exception.class)
    public List<RejectedPayload> page(WorkspaceId workspace, PageRequest page, OptionalLong hook) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new RejectedTable(connection).page(workspace, page.after(), hook, page.limit() + 1);
        }
    }

    @Transactional(rollbackOn = Exception.class)
    public RejectedPayload get(WorkspaceId workspace, long id) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new RejectedTable(connection).find(workspace, id).orElseThrow(() -> notFound(id));
        }
    }

    /** The body as it came. */
    @Transactional(rollbackOn = Exception.class)
    public byte[] body(WorkspaceId workspace, long id) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new RejectedTable(connection).body(workspace, id).orElseThrow(() -> notFound(id));
        }
    }

    /**
     * Something that is to be fetched now.
     *
     * @param tries how often it was tried in vain
     */
    record Due(WorkspaceId workspace, long id, long hookId, int tries) {}

    /** Takes the one that has been due for longest for itself, for as long as a try can last; none when nothing is due. */
    @Transactional(rollbackOn = Exception.class)
    Optional<Due> claimDue() throws SQLException {
        try (Connection connection = database.getConnection()) {
            Instant now = now();
            return new FetchSchedule(connection).claim(now, now.plus(LEASE));
        }
    }

    /** Has everything of a hook that could not be fetched tried now, as if for the first time. */
    @Transactional(rollbackOn = Exception.class)
    void fetchAgain(WorkspaceId workspace, long hook) throws SQLException {
        try (Connection connection = database.getConnection()) {
            new FetchSchedule(connection).restart(workspace, hook, now());
        }
    }

    /**
     * Notes that a try was in vain, and when the next one is.
     *
     * @param tries how many there were in a row, this one included
     */
    @Transactional(rollbackOn = Exception.class)
    void tried(WorkspaceId workspace, long id, DeliveryOutcome outcome, int tries) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Instant now = now();
            Kind kind = outcome.kept().orElse(Kind.UNKNOWN);
            Optional<Instant> next = nextTry(outcome, tries, now);
            boolean isGivenUp = outcome.retry().isPresent() && next.isEmpty();
            String reason = outcome.reason().orElse("")
                    + (isGivenUp ? "; tried %d times, now it waits for a replay".formatted(tries) : "");
            new RejectedTable(connection).tried(workspace, id, kind, cut(reason), now, tries, next);
        }
    }

    /** Lets the others of a hook wait whose vendor has just failed, so that it is not asked for each of them. */
    @Transactional(rollbackOn = Exception.class)
    void postpone(Due failed, Duration wished) throws SQLException {
        try (Connection connection = database.getConnection()) {
            new FetchSchedule(connection).postpone(failed, now().plus(pauses().ofOthers(wished)));
        }
    }

    private Optional<Instant> nextTry(DeliveryOutcome outcome, int tries, Instant now) {
        return outcome.retry().flatMap(wished -> pauses().after(tries, wished)).map(now::plus);
    }

    private FetchPauses pauses() {
        return new FetchPauses(limits.fetchPause(), limits.fetchLongestPause(), limits.fetchTries());
    }

    /** Takes away what a replay has told at last. */
    @Transactional(rollbackOn = Exception.class)
    void settled(WorkspaceId workspace, long id) throws SQLException {
        try (Connection connection = database.getConnection()) {
            new RejectedTable(connection).remove(workspace, id);
        }
    }

    /** Removes one for good. */
    @Transactional(rollbackOn = Exception.class)
    public void remove(WorkspaceId workspace, long id, String actor) throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (!new RejectedTable(connection).remove(workspace, id)) {
                throw notFound(id);
            }
            audit.record(workspace, actor, "rejected_payload.removed", "rejected-payload/" + id, Map.of());
        }
    }

    /** Removes all of one hook, or of all; says how many. */
    @Transactional(rollbackOn = Exception.class)
    public int removeAll(WorkspaceId workspace, OptionalLong hook, String actor) throws SQLException {
        try (Connection connection = database.getConnection()) {
            int count = new RejectedTable(connection).removeAll(workspace, hook);
            if (count > 0) {
                String subject = hook.isPresent() ? "hook/" + hook.getAsLong() : "hook";
                audit.record(workspace, actor, "rejected_payload.removed", subject, Map.of("count", count));
            }
            return count;
        }
    }

    private Instant oldest() {
        return now().minus(limits.rejectedRetention());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String cut(String reason) {
        String text = reason.replace('\0', ' ');
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON) + "…";
    }

    private static RuntimeException notFound(long id) {
        return Problem.notFound(
                        "Rejected payload %d does not exist; it may have been replayed or removed.".formatted(id))
                .toException();
    }
}
