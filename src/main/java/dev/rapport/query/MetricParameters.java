package dev.rapport.query;

import static dev.rapport.query.CommonParameters.FILTER;
import static dev.rapport.query.CommonParameters.FORMAT;
import static dev.rapport.schema.Property.decimal;
import static dev.rapport.schema.Property.text;
import static dev.rapport.schema.Property.wholeNumber;
import static dev.rapport.schema.Property.words;

import dev.rapport.metric.Metric;
import dev.rapport.metric.MetricOption;
import dev.rapport.schema.Property;
import dev.rapport.time.Grain;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** The parameters of metrics. */
public final class MetricParameters {
    /** The most rows that {@code limit} can ask for. */
    public static final int MAX_LIMIT = 1_000_000;

    public static final Property FROM = CommonParameters.FROM.meaning(
            "The start, included: a date, which is its midnight in tz, or a time with offset. Default: 30 days before to.");
    public static final Property TO =
            CommonParameters.TO.meaning("The end, excluded: a date or a time with offset. Default: the end of today.");
    public static final Property TZ =
            CommonParameters.TZ.meaning("The IANA zone that cuts the buckets. Default: the workspace's.");
    public static final Property GRAIN =
            words("grain", Grain.wireNames()).meaning("How long a bucket is.").byDefault(Grain.TOTAL.wireName());
    public static final Property GROUP_BY = text("group_by")
            .meaning("The dimensions to split by, separated by commas.")
            .example("channel");
    public static final Property LEVEL = decimal("level", "0.5", "0.999")
            .meaning("The confidence level of the intervals.")
            .byDefault(new BigDecimal("0.95"));
    public static final Property COMPARE = words("compare", ComparedPeriod.wireNames())
            .meaning("Also say the same about another period: the one just before, or the same dates a year ago.");
    public static final Property AS_OF = text("as_of")
            .meaning(
                    "Ask as of a moment in the past, in event time: what happened later does not exist yet. A date or a"
                            + " time with offset.")
            .example("2026-03-31");
    public static final Property KNOWN_AT = text("known_at")
            .meaning(
                    "Ask with what was received by a moment in the past, settings and voids included: gives a published"
                            + " number again.")
            .example("2026-03-30T08:00:00Z");
    public static final Property ORDER_BY = text("order_by")
            .meaning("Columns to order rows by, a leading minus for descending.")
            .example("-value");
    public static final Property LIMIT =
            wholeNumber("limit", 1, MAX_LIMIT).meaning("How many rows at most; all when absent.");

    /** Those of every metric. */
    public static final List<Property> COMMON =
            List.of(FROM, TO, TZ, GRAIN, GROUP_BY, FILTER, LEVEL, COMPARE, AS_OF, KNOWN_AT, ORDER_BY, LIMIT, FORMAT);

    private MetricParameters() {}

    /** Those of a metric: the common ones, and its options. */
    public static List<Property> of(Metric metric) {
        return Stream.concat(
                        COMMON.stream(), metric.description().options().stream().map(MetricOption::parameter))
                .toList();
    }
}
