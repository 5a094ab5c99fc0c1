package dev.rapport.metric;

import dev.rapport.event.ServiceEvent.SurveyKind;
import dev.rapport.metric.Growth.Group;
import dev.rapport.readmodel.LongColumn;
import dev.rapport.readmodel.Snapshot;
import java.util.List;
import java.util.Optional;

/** Counts each customer by the first answer in a cell. */
final class AnswerGrowthScan extends SurveyScan<GrowthTally> implements OnePerPerson {
    private static final int UNITS = 10_000;
    private static final int PROMOTER_FROM = 9;
    private static final int PASSIVE_FROM = 7;

    private final boolean promoters;
    private final long window;
    private final Spending spending;

    AnswerGrowthScan(Snapshot snapshot, Question question, SurveyKind kind) {
        super(snapshot, question, kind);
        this.promoters = kind == SurveyKind.NPS;
        this.window = ServiceGrowth.window(question);
        this.spending = new Spending(snapshot);
    }

    @Override
    public Optional<OnePerPerson> choice() {
        return Optional.of(this);
    }

    @Override
    public int person(int row) {
        return surveys.answered().get(row) ? surveys.customer().get(row) : 0;
    }

    /** The earlier one; of two at one instant the worse. */
    @Override
    public boolean isBetter(int row, int other) {
        long at = cohort(row);
        long otherAt = cohort(other);
        return at < otherAt || (at == otherAt && rank(row) > rank(other));
    }

    private int rank(int row) {
        return switch (group(row)) {
            case GOOD -> 0;
            case BETWEEN -> 1;
            case BAD -> 2;
        };
    }

    @Override
    public void passOver(int row, Sink sink) {
        // a later answer says nothing more about the customer
    }

    private Group group(int row) {
        if (!promoters) {
            return surveys.satisfied().get(row) ? Group.GOOD : Group.BAD;
        }
        long score = surveys.score().get(row) / UNITS;
        if (score >= PROMOTER_FROM) {
            return Group.GOOD;
        }
        return score >= PASSIVE_FROM ? Group.BETWEEN : Group.BAD;
    }

    @Override
    public GrowthTally tally() {
        return new GrowthTally(
                new GrowthTally.Customers(
                        row -> spending.sum(surveys.customer().get(row), cohort(row) - window, cohort(row)),
                        row -> spending.currency(
                                surveys.customer().get(row), cohort(row) - window, cohort(row) + window),
                        spending),
                question.confidence());
    }

    @Override
    public int bytesPerTally() {
        return GrowthTally.BYTES;
    }

    @Override
    public void classify(int row, Cell cell, Sink sink) {
        if (!surveys.answered().get(row)) {
            return;
        }
        if (!surveys.identified().get(row)) {
            sink.add(Growth.UNIDENTIFIED, row, LongColumn.ABSENT);
            return;
        }
        long t0 = cohort(row);
        if (t0 + window > asOf) {
            changesAt(t0 + window);
        }
        Growth.classify(group(row), row, surveys.customer().get(row), t0, window, asOf, spending, sink);
    }

    @Override
    public List<Warning> warnings() {
        return List.of(ServiceGrowth.ASSOCIATION);
    }
}
