package dev.rapport.ingest;

import dev.rapport.event.Field;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.journal.QualityCount;
import dev.rapport.journal.QualityCounts;
import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.ProblemType;
import dev.rapport.workspace.WorkspaceId;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Counts what was refused, was there already, or came late. Counts gather in memory and are written a moment later by a
 * thread of their own: no request waits for it, and none fails when it can't be written.
 */
@ApplicationScoped
public class QualityTally {
    private static final Logger LOG = Logger.getLogger(QualityTally.class);
    private static final Duration LATE = Duration.ofHours(24);
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(1);
    private static final int MOST_KINDS = 1000;
    private static final long DELAY_MILLIS = 500;
    private static final String UNKNOWN_FIELD = "unknown field";
    private static final Set<String> FIELDS = Stream.concat(
                    Stream.of("id", "source", "type", "subject", "time", "specversion", "data", "responded_at"),
                    Arrays.stream(Field.values()).map(Field::wireName))
            .collect(Collectors.toUnmodifiableSet());

    private final QualityCounts kept;
    private final Clock clock;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "ingest-quality");
        thread.setDaemon(true);
        return thread;
    });
    private Map<QualityCount, Long> waiting = new HashMap<>();

    QualityTally(QualityCounts kept, Clock clock) {
        this.kept = kept;
        this.clock = clock;
    }

    /** Counts what became of a batch. */
    void count(WorkspaceId workspace, List<ParsedItem> items, List<ItemResult> results) {
        Instant now = clock.instant();
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Instant late = now.minus(LATE);
        Instant ahead = now.plus(CLOCK_SKEW);
        Map<QualityCount, Long> counts = new HashMap<>();
        QualityCount last = new QualityCount(workspace.value(), day, "", "", "");
        long times = 0; // of many events in a row the same is true: they are added at once
        Iterator<ItemResult> outcomes = results.iterator();
        for (ParsedItem item : items) {
            String source = "";
            String outcome = "";
            String reason = "";
            ItemStatus status = outcomes.next().status();
            if (item instanceof ParsedItem.Refused refused) {
                outcome = "rejected";
                reason = reason(refused.problem());
            } else if (item instanceof ParsedItem.Valid valid) {
                source = valid.event().key().source();
                outcome = outcome(valid.event(), status, late, ahead);
            }
            if (!last.is(source, outcome, reason)) {
                addTo(counts, last, times);
                last = new QualityCount(workspace.value(), day, source, outcome, reason);
                times = 0;
            }
            times++;
        }
        addTo(counts, last, times);
        add(counts);
    }

    private static void addTo(Map<QualityCount, Long> counts, QualityCount kind, long times) {
        if (!kind.outcome().isEmpty() && times > 0) {
            counts.merge(kind, times, Long::sum);
        }
    }

    /** Counts a vendor's delivery that was put aside. */
    public void countKept(WorkspaceId workspace, String source, String kind) {
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        add(Map.of(new QualityCount(workspace.value(), day, source, "kept", kind), 1L));
    }

    private static String outcome(SubmittedEvent event, ItemStatus status, Instant late, Instant ahead) {
        return switch (status) {
            case CONFLICT -> "conflict";
            case DUPLICATE -> "duplicate";
            case ACCEPTED -> event.time().isBefore(late) ? "late" : event.time().isAfter(ahead) ? "future" : "";
            case REJECTED, VALID -> "";
        };
    }

    /** The first field that was wrong; names that nobody knows are one reason, or senders could make any number of them. */
    private static String reason(Problem problem) {
        if (problem.type() != ProblemType.VALIDATION) {
            return problem.type().id();
        }
        String pointer = problem.violations().get(0).pointer();
        String field =
                pointer.startsWith("/data/") ? pointer.substring("/data/".length()) : pointer.replaceFirst("^/", "");
        int end = field.indexOf('/') < 0 ? field.length() : field.indexOf('/');
        String name = field.substring(0, end);
        int member = name.indexOf('.');
        String known = member < 0 ? name : name.substring(0, member);
        return FIELDS.contains(known) ? known : UNKNOWN_FIELD;
    }

    private synchronized void add(Map<QualityCount, Long> counts) {
        if (counts.isEmpty()) {
            return;
        }
        if (waiting.isEmpty() && !writer.isShutdown()) {
            CompletableFuture.delayedExecutor(DELAY_MILLIS, TimeUnit.MILLISECONDS, writer)
                    .execute(this::write);
        }
        counts.forEach((kind, count) -> {
            if (waiting.size() < MOST_KINDS || waiting.containsKey(kind)) {
                waiting.merge(kind, count, Long::sum);
            }
        });
    }

    private synchronized Map<QualityCount, Long> take() {
        Map<QualityCount, Long> taken = waiting;
        waiting = new HashMap<>();
        return taken;
    }

    private void write() {
        Map<QualityCount, Long> counts = take();
        try {
            if (!counts.isEmpty()) {
                kept.add(counts);
            }
        } catch (SQLException | RuntimeException lost) {
            LOG.warnf("counts of rejected, repeated or late events were lost: %s", lost.getMessage());
        } catch (Error lost) {
            LOG.error("counts of rejected, repeated or late events were lost", lost);
        }
    }

    /** Before the database that comes along is stopped. */
    void writeTheRest(@Observes ShutdownEvent stopping) {
        writer.shutdown();
        write();
    }
}
