package dev.rapport.query.list;

import dev.rapport.metric.Effort;
import dev.rapport.query.AnswerRows;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.time.EpochMicros;
import dev.rapport.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What could not be counted, or was odd, and why. */
@ApplicationScoped
public class QualityReport {
    /** The parameters beside those of all lists. */
    public static final List<String> PARAMETERS = List.of("from", "to");

    private static final List<String> COLUMNS = List.of("code", "reason", "source", "sentence", "count", "examples");

    private final InteractionQuality interactions;
    private final SurveyQuality surveys;
    private final PurchaseQuality purchases;
    private final JournalQuality journal;

    QualityReport(
            InteractionQuality interactions, SurveyQuality surveys, PurchaseQuality purchases, JournalQuality journal) {
        this.interactions = interactions;
        this.surveys = surveys;
        this.purchases = purchases;
        this.journal = journal;
    }

    /**
     * The report that parameters ask for.
     *
     * @throws dev.rapport.platform.problem.ProblemException with everything that is wrong with the parameters
     */
    public ListAnswer answer(
            ListParameters parameters, List<MediaType> accepted, WorkspaceId workspace, Supplier<Snapshot> snapshot) {
        Span span = parameters.span();
        ListRequest request = parameters.finishWhole(accepted, ReadyRows.ALL);
        Snapshot facts = snapshot.get();
        Oddities found = new Oddities();
        interactions.addTo(found, workspace, facts.interactions(), span);
        surveys.addTo(found, workspace, facts.surveys(), span);
        purchases.addTo(found, workspace, facts.purchases(), span);
        journal.addTo(found, workspace, span);
        Map<String, @Nullable Object> head = new LinkedHashMap<>();
        head.put("from", time(span.from(), parameters.zone()));
        head.put("to", time(span.to(), parameters.zone()));
        return new ListAnswer(new ReadyRows(COLUMNS, head, found.toRows()), request, Effort.UNBOUNDED);
    }

    private static @Nullable String time(long micros, ZoneId zone) {
        return micros == Span.ALWAYS.from() || micros == Span.ALWAYS.to()
                ? null
                : AnswerRows.time(EpochMicros.toInstant(micros), zone);
    }
}
