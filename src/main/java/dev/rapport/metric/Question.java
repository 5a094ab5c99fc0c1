package dev.rapport.metric;

import dev.rapport.metric.statistics.Confidence;
import dev.rapport.time.Grain;
import dev.rapport.time.TimeRange;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * A question to a metric, valid and with every default filled in.
 *
 * @param range which cohort times are asked for
 * @param zone whose calendar cuts the buckets
 * @param weekStart on which day weeks begin
 * @param grain how long a bucket is
 * @param groupBy the dimensions to split by, in order, none twice
 * @param conditions all of which a fact must meet
 * @param confidence the level of the intervals
 * @param options the metric's own
 * @param asOf the instant at which the question is asked
 */
public record Question(
        TimeRange range,
        ZoneId zone,
        DayOfWeek weekStart,
        Grain grain,
        List<String> groupBy,
        List<Condition> conditions,
        Confidence confidence,
        OptionValues options,
        Instant asOf) {
    public Question {
        groupBy = List.copyOf(groupBy);
        conditions = List.copyOf(conditions);
    }

    /** Whether it asks for the whole range and all groups together: one cell. */
    boolean isTotal() {
        return grain == Grain.TOTAL && groupBy.isEmpty();
    }

    /** The same about the whole range and all groups together. */
    Question asTotal() {
        return new Question(range, zone, weekStart, Grain.TOTAL, List.of(), conditions, confidence, options, asOf);
    }

    /** The same about another range. */
    public Question over(TimeRange other) {
        return new Question(other, zone, weekStart, grain, groupBy, conditions, confidence, options, asOf);
    }
}
