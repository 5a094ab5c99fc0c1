package dev.rapport.query;

import dev.rapport.metric.Metric;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.terms.ServiceTerms;
import dev.rapport.workspace.Workspace;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

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
        return options(metric, Instant.MAX);
    }

    /**
     * The same as it was known at a moment.
     *
     * @param known what was said later is not known
     */
    Map<String, String> options(Metric metric, Instant known) {
        return metric.optionsOf(terms.metricDefaultsKnownAt(known));
    }
}
