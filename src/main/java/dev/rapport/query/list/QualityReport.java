package dev.rapport.query.list;

import static dev.rapport.query.CommonParameters.FORMAT;
import static dev.rapport.query.CommonParameters.FROM;
import static dev.rapport.query.CommonParameters.TO;
import static dev.rapport.query.CommonParameters.TZ;
import static dev.rapport.schema.Property.time;

import dev.rapport.metric.Effort;
import dev.rapport.query.AnswerRows;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.schema.Property;
import dev.rapport.schema.RowType;
import dev.rapport.time.EpochMicros;
import dev.rapport.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What could not be counted, or was odd, and why. */
@ApplicationScoped
public class QualityReport {
    /** The parameters. */
    public static final List<Property> PARAMETERS = List.of(FROM, TO, TZ, FORMAT);

    private record Head(Span span, ZoneId zone) {}

    private static final RowType<Head> HEAD = RowType.<Head>of("QualityHead", "The range of the report.")
            .with(time("from").orNull(), head -> end(head.span().from(), head.zone()))
            .with(time("to").orNull(), head -> end(head.span().to(), head.zone()))
            .build();

    /** What it looks like. */
    public static final ListType TYPE =
            ListType.paged(Oddities.TYPE, HEAD.type().properties().toArray(Property[]::new));

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
        Map<String, @Nullable Object> head = HEAD.write(new Head(span, parameters.zone()));
        return new ListAnswer(new ReadyRows(Oddities.TYPE.names(), head, found.toRows()), request, Effort.UNBOUNDED);
    }

    private static @Nullable String end(long micros, ZoneId zone) {
        return micros == Span.ALWAYS.from() || micros == Span.ALWAYS.to()
                ? null
                : AnswerRows.time(EpochMicros.toInstant(micros), zone);
    }
}
