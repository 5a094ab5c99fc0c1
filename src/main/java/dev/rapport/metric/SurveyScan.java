package dev.rapport.metric;

import dev.rapport.event.ServiceEvent.SurveyKind;
import dev.rapport.readmodel.Blocks;
import dev.rapport.readmodel.LongColumn;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.readmodel.SurveyColumns;
import java.util.List;
import java.util.Optional;

/**
 * What scans over the responses to one kind of survey question, by the time of the response, have in common.
 *
 * @param <T> the metric's tally
 */
abstract class SurveyScan<T extends Tally<T>> extends FactScan<T> {
    /** The names of what responses can be grouped and filtered by. */
    static final List<String> DIMENSIONS = List.of(
            "survey", "question", "kind", "channel", "team", "agent", "topic", "priority", "location", "product");

    final SurveyColumns surveys;
    private final int kind;

    SurveyScan(Snapshot snapshot, Question question, SurveyKind kind) {
        super(question);
        this.surveys = snapshot.surveys();
        this.kind = SurveyColumns.code(kind);
    }

    @Override
    final Blocks blocks() {
        return surveys.blocks();
    }

    @Override
    final long cohort(int row) {
        return surveys.kind().get(row) == kind ? surveys.respondedAt().get(row) : LongColumn.ABSENT;
    }

    @Override
    public final Optional<Dimension> dimension(String name) {
        return surveys.dimension(name).map(ColumnDimension::new);
    }
}
