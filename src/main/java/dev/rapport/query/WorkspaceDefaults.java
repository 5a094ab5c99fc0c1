package dev.rapport.query;

import dev.rapport.metric.Metric;
import dev.rapport.metric.MetricOption;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.terms.MetricDefaults;
import dev.rapport.terms.ServiceTerms;
import dev.rapport.workspace.Workspace;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a workspace says where a question does not.
 *
 * @param zone whose calendar cuts the buckets
 * @param weekStart on which day weeks begin
 * @param terms the options of metrics, through all time
 */
public record WorkspaceDefaults(ZoneId zone, DayOfWeek weekStart, ServiceTerms terms) {

    /** Those of a workspace whose facts are these. */
    public static WorkspaceDefaults of(Workspace workspace, Snapshot facts) {
        return new WorkspaceDefaults(workspace.zone(), workspace.weekStart(), facts.terms());
    }

    /** The values of a metric's options in which the workspace has a say. */
    public Map<String, String> options(Metric metric) {
        Map<String, String> values = new LinkedHashMap<>();
        for (MetricOption option : metric.description().options()) {
            option(metric.description().id(), option.name(), Instant.MAX)
                    .ifPresent(value -> values.put(option.name(), value));
        }
        return values;
    }

    /**
     * The value of a metric's option, where the workspace has a say in it.
     *
     * @param known what was said later is not known
     */
    Optional<String> option(String metric, String option, Instant known) {
        MetricDefaults metrics = terms.metricDefaultsKnownAt(known);
        if (metric.equals("fcr") && option.equals("window_days")) {
            return Optional.of(Integer.toString(metrics.firstContactWindowDays()));
        }
        OptionalInt threshold = metrics.churnThresholdDays();
        return metric.equals("churn_rate") && option.equals("threshold_days") && threshold.isPresent()
                ? Optional.of(Integer.toString(threshold.getAsInt()))
                : Optional.empty();
    }
}
