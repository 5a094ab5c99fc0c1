package dev.rapport.query.list;

import static dev.rapport.schema.Property.anyObject;
import static dev.rapport.schema.Property.objects;
import static dev.rapport.schema.Property.text;
import static dev.rapport.schema.Property.words;

import dev.rapport.metric.Effort;
import dev.rapport.metric.FactKind;
import dev.rapport.metric.Listing;
import dev.rapport.metric.Metric;
import dev.rapport.metric.MetricCatalogue;
import dev.rapport.metric.OptionValues;
import dev.rapport.metric.Question;
import dev.rapport.metric.Unit;
import dev.rapport.metric.UnitOfCount;
import dev.rapport.metric.statistics.Confidence;
import dev.rapport.query.WorkspaceDefaults;
import dev.rapport.readmodel.LongColumn;
import dev.rapport.readmodel.ReadModels;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.schema.ObjectType;
import dev.rapport.schema.Property;
import dev.rapport.schema.RowType;
import dev.rapport.time.EpochMicros;
import dev.rapport.time.Grain;
import dev.rapport.time.TimeRange;
import dev.rapport.workspace.Workspace;
import dev.rapport.workspace.WorkspaceId;
import dev.rapport.workspace.Workspaces;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** How metrics count one interaction, and why: each by the same classification that counts it, with its default options. */
@ApplicationScoped
class CountedBy {
    private static final String NUMBER = "SELECT number FROM interaction_fact WHERE workspace_id = ? AND subject = ?";

    private final StoredRows stored;
    private final ReadModels readModels;
    private final Workspaces workspaces;
    private final Clock clock;

    CountedBy(StoredRows stored, ReadModels readModels, Workspaces workspaces, Clock clock) {
        this.stored = stored;
        this.readModels = readModels;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    /** Adds the member {@code metrics} to what is said of an interaction. */
    void addTo(Map<String, @Nullable Object> record, WorkspaceId workspace, String id, ZoneId zone) {
        Snapshot facts = readModels.current(workspace);
        OptionalInt row = row(workspace, id);
        List<Map<String, @Nullable Object>> metrics = new ArrayList<>();
        String reason = null;
        if (row.isEmpty() || row.getAsInt() >= facts.interactions().size()) {
            reason = "there is no such interaction any more";
        } else if (facts.interactions().discarded().get(row.getAsInt())) {
            reason = "it was discarded: it is in no metric";
        } else if (facts.interactions().openedAt().get(row.getAsInt()) == LongColumn.ABSENT) {
            reason = "it has no interaction.opened: it is in no interaction metric";
        } else {
            metrics.addAll(explain(workspaces.get(workspace), facts, row.getAsInt(), zone));
        }
        record.put(PROPERTIES.get(0).name(), metrics);
        record.put(PROPERTIES.get(1).name(), reason);
    }

    private OptionalInt row(WorkspaceId workspace, String id) {
        return stored
                .query(
                        NUMBER,
                        statement -> {
                            statement.setLong(1, workspace.value());
                            statement.setString(2, id);
                        },
                        row -> row.getInt(1))
                .stream()
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    private List<Map<String, @Nullable Object>> explain(Workspace workspace, Snapshot facts, int row, ZoneId zone) {
        Instant opened = EpochMicros.toInstant(facts.interactions().openedAt().get(row));
        WorkspaceDefaults defaults = WorkspaceDefaults.of(workspace, facts);
        List<Map<String, @Nullable Object>> told = new ArrayList<>();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (Metric metric : MetricCatalogue.all()) {
            boolean snapshot = metric.description().unitOfCount() == UnitOfCount.SNAPSHOT;
            Question question = new Question(
                    moment(snapshot ? now.minus(1, ChronoUnit.MICROS) : opened),
                    zone,
                    workspace.weekStart(),
                    Grain.TOTAL,
                    List.of(),
                    List.of(),
                    Confidence.DEFAULT,
                    OptionValues.of(metric.description().options(), defaults.options(metric)),
                    now);
            if (metric.factKind(question.options()) == FactKind.INTERACTION) {
                for (Listing.Entry entry : Listing.ofFact(metric, facts, question, Effort.UNBOUNDED, row)) {
                    told.add(ROW.write(new Counted(metric, question, entry)));
                }
            }
        }
        return told;
    }

    /** The shortest range that there is; a snapshot is taken at its end. */
    private static TimeRange moment(Instant from) {
        return new TimeRange(from, from.plus(1, ChronoUnit.MICROS));
    }

    private record Counted(Metric metric, Question question, Listing.Entry entry) {}

    private static final RowType<Counted> ROW = RowType.<Counted>of(
                    "CountedMetric", "How a metric counts an interaction.")
            .with(
                    text("metric").example("fcr"),
                    counted -> counted.metric().description().id())
            .with(
                    anyObject("options").meaning("The options that it was counted with."),
                    counted -> counted.question().options().toMap())
            .with(MetricRows.OUTCOME, counted -> counted.entry().outcome().name())
            .with(MetricRows.COUNTED, counted -> counted.entry().outcome().isCounted())
            .with(MetricRows.MEANING, counted -> counted.entry().outcome().meaning())
            .with(
                    MetricRows.MEASURED.meaning("What was measured of it, in the unit of the metric."),
                    counted -> MetricRows.measured(counted.metric(), counted.entry()))
            .with(
                    words("unit", Unit.wireNames()),
                    counted -> counted.metric().description().unit().wireName())
            .build();

    /** How one metric counts it. */
    private static final ObjectType TYPE = ROW.type();

    /** What an interaction has besides. */
    static final List<Property> PROPERTIES = List.of(
            objects("metrics", TYPE).meaning("How each metric of interactions counts it, with the default options."),
            text("not_counted")
                    .orNull()
                    .meaning("Why no metric counts it; null when metrics do.")
                    .example("it was discarded: it is in no metric"));
}
