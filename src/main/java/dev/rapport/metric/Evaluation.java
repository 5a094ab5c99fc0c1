package dev.rapport.metric;

import dev.rapport.event.CodePointOrder;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.time.Buckets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts a question to a metric over one snapshot: every fact of the cohort that meets the conditions is counted in the cell
 * of its bucket and group.
 */
public final class Evaluation {
    private Evaluation() {}

    /** The answer; its rows are finished as they are read. */
    public static Answer of(Metric metric, Snapshot snapshot, Question question, Effort effort) {
        return counted(metric, metric.scan(snapshot, question), snapshot, question, effort);
    }

    private static <T extends Tally<T>> Answer counted(
            Metric metric, Scan<T> scan, Snapshot snapshot, Question question, Effort effort) {
        CellCount<T> count = new CellCount<>(scan, question, effort);
        if (question.isTotal()) {
            List<Answer.Row> row = List.copyOf(count.rows());
            return new Answer(row.get(0).measures(), row, count, count.validUntil(), count.warnings());
        }
        Measures total = metric.additive(question.options(), question.groupBy())
                ? count.mergedTotal()
                : soleCell(metric.scan(snapshot, question.asTotal()), question.asTotal(), effort.beside());
        return new Answer(total, count.rows(), count, count.validUntil(), count.warnings());
    }

    private static <T extends Tally<T>> Measures soleCell(Scan<T> scan, Question question, Effort effort) {
        return new CellCount<>(scan, question, effort).measures(0);
    }

    /**
     * What the answer will take, before anything of it is counted. Where all that could be is affordable, that is said; else
     * the facts are passed over once to see which groups there are.
     *
     * @param affordable up to which it need not be known more closely
     */
    public static Need need(Metric metric, Snapshot snapshot, Question question, Effort effort, Need affordable) {
        Scan<?> scan = metric.scan(snapshot, question);
        long buckets = Buckets.estimate(question.range(), question.grain());
        effort.rows(buckets);
        Pass pass = new Pass(scan, question, Effort.UNBOUNDED);
        long facts = (long) snapshot.interactions().size()
                + snapshot.surveys().size()
                + snapshot.purchases().size();
        boolean once = scan.visitsOnce() && !pass.isMultiplied();
        Need most = need(scan, pass, Math.max(1, pass.grouping().mostGroups()), once ? facts : Long.MAX_VALUE);
        if (most.rows() <= affordable.rows() && most.bytes() <= affordable.bytes()) {
            return most;
        }
        Pass sizing = new Pass(metric.scan(snapshot, question), question, effort);
        long entries = sizing.runWithoutClassifying();
        return need(scan, sizing, sizing.grouping().size(), entries);
    }

    /** Of so many groups and entries of facts. */
    private static Need need(Scan<?> scan, Pass pass, long groups, long facts) {
        int buckets = pass.buckets().size();
        double rows = (double) groups * buckets;
        boolean chosen = scan.choice().isPresent();
        double perFact = (double) scan.bytesPerFact() + (chosen ? Footprint.PERSON : 0);
        double perTally = (double) scan.bytesPerTally() + (chosen ? Footprint.PEOPLE : 0);
        double bytes = (double) Footprint.ofBuckets(buckets)
                + (double) groups * Footprint.ofGroup(buckets)
                + Math.min(rows, (double) facts) * perTally
                + (double) facts * perFact;
        return new Need((long) rows, (long) bytes);
    }

    /** By code points, the absent last. */
    static int compareLabels(List<@Nullable String> left, List<@Nullable String> right) {
        for (int i = 0; i < left.size(); i++) {
            String a = left.get(i);
            String b = right.get(i);
            int order = a == null || b == null
                    ? Boolean.compare(a == null, b == null)
                    : CodePointOrder.INSTANCE.compare(a, b);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
