package dev.rapport.metric;

import dev.rapport.metric.FirstContactResolution.ContactScan;
import dev.rapport.metric.Growth.Group;
import dev.rapport.metric.ServiceLevelCompliance.PromiseScan;
import dev.rapport.readmodel.LongColumn;
import dev.rapport.readmodel.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;

/** Counts each customer by the first interaction in a cell of which another metric has decided how good it was. */
final class ContactGrowthScan extends InteractionScan<GrowthTally> implements OnePerPerson {
    private static final int FCR_WINDOW_DAYS = 7;

    private final IntFunction<Outcome> judgement;
    private final IntToLongFunction servedAt;
    private final long window;
    private final Spending spending;

    private ContactGrowthScan(
            Snapshot snapshot, Question question, IntFunction<Outcome> judgement, IntToLongFunction servedAt) {
        super(snapshot, question);
        this.judgement = judgement;
        this.servedAt = servedAt;
        this.window = ServiceGrowth.window(question);
        this.spending = new Spending(snapshot);
    }

    /** By whether the first contact settled the issue; served when that is decided. */
    static ContactGrowthScan byFirstContact(Snapshot snapshot, Question question) {
        ContactScan contacts = new ContactScan(snapshot, question, FCR_WINDOW_DAYS, false, false);
        return new ContactGrowthScan(snapshot, question, contacts::outcome, contacts::decidedAt);
    }

    /** By whether the first response came in time; served at the opening. */
    static ContactGrowthScan byServiceLevel(Snapshot snapshot, Question question) {
        PromiseScan promises = new PromiseScan(snapshot, question, false, false, "exclude");
        return new ContactGrowthScan(
                snapshot, question, promises::outcome, snapshot.interactions().openedAt()::get);
    }

    @Override
    boolean belongs(int row) {
        return isInbound(row);
    }

    @Override
    Optional<Dimension> attribution(String name) {
        return InteractionDimensions.creditedWithResolution(interactions, name);
    }

    @Override
    public Optional<OnePerPerson> choice() {
        return Optional.of(this);
    }

    @Override
    public int person(int row) {
        return judgement.apply(row).isCounted() ? interactions.customer().get(row) : 0;
    }

    /** The earlier one; of two at one instant the worse. */
    @Override
    public boolean isBetter(int row, int other) {
        long at = cohort(row);
        long otherAt = cohort(other);
        return at < otherAt || (at == otherAt && group(row) == Group.BAD && group(other) == Group.GOOD);
    }

    @Override
    public void passOver(int row, Sink sink) {
        // a later contact says nothing more about the customer
    }

    private Group group(int row) {
        return judgement.apply(row).part() == Outcome.Part.SUCCESS ? Group.GOOD : Group.BAD;
    }

    @Override
    public GrowthTally tally() {
        return new GrowthTally(
                new GrowthTally.Customers(
                        row -> spending.sum(interactions.customer().get(row), since(row), served(row)),
                        row -> spending.currency(interactions.customer().get(row), since(row), served(row) + window),
                        spending),
                question.confidence());
    }

    private long served(int row) {
        return servedAt.applyAsLong(row);
    }

    private long since(int row) {
        return served(row) - window;
    }

    @Override
    public int bytesPerTally() {
        return GrowthTally.BYTES;
    }

    @Override
    public void classify(int row, Cell cell, Sink sink) {
        if (!judgement.apply(row).isCounted()) {
            return;
        }
        if (!interactions.identified().get(row)) {
            sink.add(Growth.UNIDENTIFIED, row, LongColumn.ABSENT);
            return;
        }
        long t0 = served(row);
        if (t0 + window > asOf) {
            changesAt(t0 + window);
        }
        Growth.classify(group(row), row, interactions.customer().get(row), t0, window, asOf, spending, sink);
    }

    @Override
    public List<Warning> warnings() {
        List<Warning> warnings = new ArrayList<>(super.warnings());
        warnings.add(ServiceGrowth.ASSOCIATION);
        return warnings;
    }
}
