package dev.rapport.query;

import dev.rapport.metric.Metric;
import dev.rapport.metric.MetricCatalogue;
import dev.rapport.metric.ResolutionAgreement;
import dev.rapport.metric.Retention;
import dev.rapport.query.budget.Reading;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.workspace.Workspace;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Tables that stand beside a metric and are no rows of it. */
@ApplicationScoped
public class SpecialTables {
    /** The columns of the agreement of the three measures of first contact resolution. */
    public static final List<String> AGREEMENT = List.of(
            "first",
            "second",
            "interactions",
            "both_yes",
            "only_first",
            "only_second",
            "both_no",
            "agreement",
            "kappa");

    /** The columns of the retention table. */
    public static final List<String> RETENTION = List.of("cohort", "month", "customers", "buyers", "share", "complete");

    /** The parameters of the agreement. */
    public static final List<String> AGREEMENT_PARAMETERS =
            List.of("from", "to", "tz", "filter", "as_of", "known_at", "format", "window_days", "transfers", "net");

    /** The parameters of the retention table. */
    public static final List<String> RETENTION_PARAMETERS =
            List.of("from", "to", "tz", "filter", "as_of", "known_at", "format");

    private static final int PLACES = 6;
    private static final int COHORTS = 12;

    private final MetricAnswers answers;
    private final Reading reading;

    SpecialTables(MetricAnswers answers, Reading reading) {
        this.answers = answers;
        this.reading = reading;
    }

    /**
     * A table.
     *
     * @param head what stands above the rows
     */
    public record Table(Map<String, @Nullable Object> head, List<Map<String, @Nullable Object>> rows) {}

    /** How far the three measures agree, by the options of {@code fcr}. */
    public Table agreement(Map<String, List<String>> parameters, Workspace workspace, Instant now) {
        refuseOthers(parameters, AGREEMENT_PARAMETERS);
        Snapshot live = answers.live(workspace.id());
        WorkspaceDefaults defaults = WorkspaceDefaults.of(workspace, live);
        MetricRequest contacts = MetricRequestReader.read(metric("fcr"), parameters, defaults, now);
        Map<String, List<String>> common = new LinkedHashMap<>(parameters);
        contacts.metric().description().options().forEach(option -> common.remove(option.name()));
        MetricRequest flags = MetricRequestReader.read(metric("fcr_agent"), common, defaults, now);
        Snapshot facts = answers.factsFor(contacts, workspace.id(), live);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (ResolutionAgreement.Pair pair :
                ResolutionAgreement.of(facts, contacts.question(), flags.question(), reading.part())) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("first", pair.first());
            row.put("second", pair.second());
            row.put("interactions", pair.interactions());
            row.put("both_yes", pair.bothYes());
            row.put("only_first", pair.onlyFirst());
            row.put("only_second", pair.onlySecond());
            row.put("both_no", pair.bothNo());
            row.put("agreement", rounded(pair.agreement()));
            row.put("kappa", rounded(pair.kappa()));
            rows.add(row);
        }
        return new Table(head(contacts, facts, workspace), rows);
    }

    /**
     * Who bought again month by month; the parameters are those of {@code cohort_repeat_rate}, but by default the cohorts are
     * those of this month and of the eleven before it: of the youngest alone there would be nothing to see.
     */
    public Table retention(Map<String, List<String>> parameters, Workspace workspace, Instant now) {
        refuseOthers(parameters, RETENTION_PARAMETERS);
        Snapshot live = answers.live(workspace.id());
        MetricRequest request = MetricRequestReader.readMonths(
                metric("cohort_repeat_rate"), parameters, WorkspaceDefaults.of(workspace, live), now, COHORTS);
        Snapshot facts = answers.factsFor(request, workspace.id(), live);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Retention.Cell cell : Retention.of(facts, request.question(), reading.part())) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("cohort", cell.cohort().toString());
            row.put("month", cell.offset());
            row.put("customers", cell.customers());
            row.put("buyers", cell.buyers());
            row.put("share", rounded(OptionalDouble.of((double) cell.buyers() / cell.customers())));
            row.put("complete", cell.complete());
            rows.add(row);
        }
        return new Table(head(request, facts, workspace), rows);
    }

    /** What a metric takes and a table would pass over. */
    private static void refuseOthers(Map<String, List<String>> parameters, List<String> known) {
        ParameterReader reader = new ParameterReader(parameters);
        reader.refuseUnknown(known);
        reader.finish();
    }

    private Map<String, @Nullable Object> head(MetricRequest request, Snapshot facts, Workspace workspace) {
        Map<String, @Nullable Object> head = new LinkedHashMap<>();
        head.put("metric", request.metric().description().id());
        head.put("query", request.echo());
        head.put(
                "as_of",
                AnswerRows.time(request.question().asOf(), request.question().zone()));
        head.put("version", facts.version());
        head.put("warnings", answers.notices(workspace.id(), facts));
        return head;
    }

    private static Metric metric(String id) {
        return MetricCatalogue.find(id).orElseThrow();
    }

    private static @Nullable BigDecimal rounded(OptionalDouble value) {
        return value.isEmpty()
                ? null
                : BigDecimal.valueOf(value.getAsDouble()).setScale(PLACES, RoundingMode.HALF_EVEN);
    }
}
