package dev.rapport.query;

import dev.rapport.metric.Metric;
import dev.rapport.metric.Question;
import dev.rapport.readmodel.Moment;
import dev.rapport.time.TimeRange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What was asked for, valid and with every default filled in.
 *
 * @param question what goes to the metric
 * @param orderBy how rows are ordered, before their natural order by time and group
 * @param limit how many rows at most; empty for all
 * @param moment when the facts were as they are asked for; empty for now
 * @param compared the period to compare with, when one is asked for
 * @param echo the executed query in the names of the parameters
 */
public record MetricRequest(
        Metric metric,
        Question question,
        List<RowOrder> orderBy,
        OptionalInt limit,
        Optional<Moment> moment,
        Optional<TimeRange> compared,
        Map<String, Object> echo) {
    public MetricRequest {
        orderBy = List.copyOf(orderBy);
    }

    /** Orders rows by a column, the largest first when descending; rows without a value come last. */
    public record RowOrder(String column, boolean descending) {
        @Override
        public String toString() {
            return descending ? "-" + column : column;
        }
    }
}
