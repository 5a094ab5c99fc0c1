package dev.rapport.query;

import dev.rapport.metric.Metric;
import java.util.ArrayList;
import java.util.List;

/** The names of an answer's columns, in order. They depend on the question alone, never on the data. */
public final class AnswerColumns {
    static final String EXCLUDED = "excluded_";

    private static final List<String> BUCKET = List.of("bucket_start", "bucket_end", "complete");
    private static final List<String> COMMON =
            List.of("value", "numerator", "denominator", "pending", "ci_low", "ci_high", "status");

    private static final List<String> COMPARISON =
            List.of("previous_value", "change", "change_ci_low", "change_ci_high", "significant");

    private AnswerColumns() {}

    /** The columns of a row. */
    public static List<String> ofRow(Metric metric, List<String> groupBy, boolean compared) {
        List<String> columns = new ArrayList<>(BUCKET);
        columns.addAll(groupBy);
        columns.addAll(ofCell(metric));
        if (compared) {
            columns.addAll(COMPARISON);
        }
        return columns;
    }

    /** The columns of a row without its bucket and group: those of the total. */
    static List<String> ofCell(Metric metric) {
        List<String> columns = new ArrayList<>(COMMON);
        columns.addAll(metric.description().columns());
        metric.description().exclusions().forEach(reason -> columns.add(EXCLUDED + reason));
        return columns;
    }
}
