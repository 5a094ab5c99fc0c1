package dev.rapport.query.list;

import static dev.rapport.query.CommonParameters.TZ;
import static dev.rapport.schema.Property.objects;
import static dev.rapport.schema.Property.truth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.platform.problem.Problem;
import dev.rapport.query.AnswerRows;
import dev.rapport.schema.ObjectType;
import dev.rapport.schema.Property;
import dev.rapport.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One interaction in full: what its events make of it, and the events themselves. */
@ApplicationScoped
public class InteractionRecord {
    private static final int MOST_EVENTS = 1000;
    private static final String BY_SUBJECT = InteractionTable.FULL.select("subject = ?");

    private static final Property TIMELINE = objects("timeline", Timeline.EVENT).meaning("The first 1,000 events.");
    private static final Property TIMELINE_COMPLETE = truth("timeline_complete")
            .meaning("False when there are more events than the timeline shows.")
            .example(true);

    /** The parameters. */
    public static final List<Property> PARAMETERS = List.of(TZ);

    /** What it looks like. */
    public static final ObjectType TYPE = InteractionTable.FULL
            .rowType("InteractionRecord", "An interaction in full.")
            .and(TIMELINE, TIMELINE_COMPLETE)
            .and(CountedBy.PROPERTIES.toArray(Property[]::new));

    private final StoredRows stored;
    private final Subjects subjects;
    private final Timeline timeline;
    private final CountedBy countedBy;

    InteractionRecord(StoredRows stored, Subjects subjects, Timeline timeline, CountedBy countedBy) {
        this.stored = stored;
        this.subjects = subjects;
        this.timeline = timeline;
        this.countedBy = countedBy;
    }

    /**
     * The interaction of an id.
     *
     * @throws dev.rapport.platform.problem.ProblemException when there is none, with the reason
     */
    public Map<String, @Nullable Object> of(WorkspaceId workspace, String id, ZoneId zone) {
        subjects.require(workspace, id);
        Map<String, @Nullable Object> record = stored
                .query(
                        BY_SUBJECT,
                        statement -> {
                            statement.setLong(1, workspace.value());
                            statement.setString(2, id);
                        },
                        row -> InteractionTable.FULL.read(row, zone))
                .stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound("There is no interaction \"%s\" any more.".formatted(id))
                        .toException());
        record.replace("open_intervals", intervals(record.get("open_intervals"), zone));
        record.replace("pauses", intervals(record.get("pauses"), zone));
        List<Map<String, @Nullable Object>> events = timeline.first(workspace, id, MOST_EVENTS + 1, zone);
        record.put(TIMELINE.name(), events.subList(0, Math.min(MOST_EVENTS, events.size())));
        record.put(TIMELINE_COMPLETE.name(), events.size() <= MOST_EVENTS);
        countedBy.addTo(record, workspace, id, zone);
        return record;
    }

    private static List<Map<String, @Nullable Object>> intervals(@Nullable Object stored, ZoneId zone) {
        List<Map<String, @Nullable Object>> intervals = new ArrayList<>();
        if (stored instanceof JsonNode list) {
            for (JsonNode interval : list) {
                Map<String, @Nullable Object> ends = new LinkedHashMap<>();
                ends.put("from", time(interval.path(0), zone));
                ends.put("to", time(interval.path(1), zone));
                intervals.add(ends);
            }
        }
        return intervals;
    }

    private static @Nullable String time(JsonNode text, ZoneId zone) {
        return text.isTextual() ? AnswerRows.time(Instant.parse(text.textValue()), zone) : null;
    }
}
