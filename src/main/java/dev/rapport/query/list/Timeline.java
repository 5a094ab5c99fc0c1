package dev.rapport.query.list;

import static dev.rapport.query.CommonParameters.CURSOR;
import static dev.rapport.query.CommonParameters.FORMAT;
import static dev.rapport.query.CommonParameters.LIMIT;
import static dev.rapport.query.CommonParameters.TZ;
import static dev.rapport.query.list.StoredColumns.column;
import static dev.rapport.schema.Property.anyObject;
import static dev.rapport.schema.Property.text;
import static dev.rapport.schema.Property.time;
import static dev.rapport.schema.Property.truth;
import static dev.rapport.schema.Property.wholeNumber;

import dev.rapport.event.EventType;
import dev.rapport.query.budget.Reading;
import dev.rapport.schema.ObjectType;
import dev.rapport.schema.Property;
import dev.rapport.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The events of an interaction in the order in which they are folded: time, type, source, id. Those that were taken back
 * are among them, and so are the survey events about it; an order of the same id is another matter.
 */
@ApplicationScoped
public class Timeline {
    /** The parameters. */
    public static final List<Property> PARAMETERS = List.of(LIMIT, CURSOR, TZ, FORMAT);

    private static final StoredColumns COLUMNS = new StoredColumns(List.of(
            column(time("time"), "told.time"),
            column(text("type").example("interaction.opened"), "told.type"),
            column(text("source").example("zendesk"), "told.source"),
            column(text("id").example("evt-1001-1"), "told.id"),
            column(anyObject("data").meaning("What it said; numbers are texts."), "told.data"),
            column(
                    truth("voided").meaning("Whether it was taken back.").example(false),
                    "told.type <> 'event.voided' AND (told.source, told.id) IN (SELECT source, id FROM voids)"),
            column(time("received_at").orNull(), "log.stamp"),
            column(wholeNumber("version").example(42), "told.version"),
            column(
                    anyObject("extensions")
                            .orNull()
                            .meaning("What was written beside it: extension attributes of CloudEvents.")
                            .example(Map.of("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")),
                    "told.extensions")));

    /** An event of an interaction. */
    static final ObjectType EVENT =
            new ObjectType("InteractionEvent", "An event of an interaction.", COLUMNS.properties(), false);

    /** What it looks like. */
    public static final ListType TYPE = ListType.paged(EVENT);

    private static final String EVENTS = """
            WITH told AS (
                SELECT source, id, type, time, version, data, extensions, array_position(?, type) AS rank
                FROM journal
                WHERE workspace_id = ? AND subject = ? COLLATE "C"),
            voids AS (
                SELECT data -> 'voids' ->> 'source' AS source, data -> 'voids' ->> 'id' AS id
                FROM told WHERE type = 'event.voided'),
            orders AS (
                SELECT source, id FROM told WHERE type LIKE 'purchase.%')
            SELECT told.time, told.rank, told.source, told.id, COLUMNS
            FROM told LEFT JOIN change_log AS log ON log.workspace_id = ? AND log.version = told.version
            WHERE told.type NOT LIKE 'purchase.%'
              AND NOT (told.type = 'event.voided'
                       AND (told.data -> 'voids' ->> 'source', told.data -> 'voids' ->> 'id')
                           IN (SELECT source, id FROM orders))
              AND (told.time, told.rank, told.source, told.id) > (?, ?, ? COLLATE "C", ? COLLATE "C")
            ORDER BY told.time, told.rank, told.source, told.id
            LIMIT ?
            """.replace("COLUMNS", COLUMNS.select());

    private static final OffsetDateTime BEFORE_ALL =
            Instant.EPOCH.atOffset(ZoneOffset.UTC).withYear(1);

    private final StoredRows stored;
    private final Reading reading;

    Timeline(StoredRows stored, Reading reading) {
        this.reading = reading;
        this.stored = stored;
    }

    /** The events of an interaction as a list, in the order of what happened. */
    public ListAnswer answer(
            ListParameters parameters, List<MediaType> accepted, WorkspaceId workspace, Subjects subjects, String id) {
        ListRequest request = parameters.finish(accepted, new EventKeys());
        subjects.require(workspace, id);
        return new ListAnswer(new Events(workspace, id, parameters.zone()), request, reading.part());
    }

    /** The first events, at most so many. */
    List<Map<String, @Nullable Object>> first(WorkspaceId workspace, String id, int most, ZoneId zone) {
        return new Events(workspace, id, zone)
                .read(Optional.empty()).next(most).stream()
                        .map(ListRow::columns)
                        .toList();
    }

    private static final class EventKeys implements ListParameters.KeyForm {
        @Override
        public int parts() {
            return 4;
        }

        @Override
        public boolean isKey(List<String> key) {
            try {
                int year = Instant.parse(key.get(0)).atOffset(ZoneOffset.UTC).getYear();
                return year >= 1
                        && year <= 9999
                        && key.get(1).matches("\\d{1,3}")
                        && TextKey.decode(key.get(2)).isPresent()
                        && TextKey.decode(key.get(3)).isPresent();
            } catch (java.time.DateTimeException noTime) {
                return false;
            }
        }
    }

    private final class Events implements RowList {
        private final WorkspaceId workspace;
        private final String subject;
        private final ZoneId zone;

        Events(WorkspaceId workspace, String subject, ZoneId zone) {
            this.workspace = workspace;
            this.subject = subject;
            this.zone = zone;
        }

        @Override
        public List<String> columns() {
            return EVENT.names();
        }

        @Override
        public RowReader read(Optional<List<String>> behind) {
            return new RowReader() {
                private Optional<List<String>> last = behind;

                @Override
                public List<ListRow> next(int most) {
                    List<ListRow> rows = events(last, most);
                    if (!rows.isEmpty()) {
                        last = Optional.of(rows.get(rows.size() - 1).key());
                    }
                    return rows;
                }
            };
        }

        private List<ListRow> events(Optional<List<String>> behind, int most) {
            return stored.query(
                    EVENTS,
                    statement -> {
                        StoredRows.texts(statement, 1, EventType.wireNames());
                        statement.setLong(2, workspace.value());
                        statement.setString(3, subject);
                        statement.setLong(4, workspace.value());
                        statement.setObject(
                                5,
                                behind.map(key -> Instant.parse(key.get(0)).atOffset(ZoneOffset.UTC))
                                        .orElse(BEFORE_ALL));
                        statement.setInt(
                                6,
                                behind.map(key -> Integer.valueOf(key.get(1))).orElse(0));
                        statement.setString(
                                7,
                                behind.flatMap(key -> TextKey.decode(key.get(2)))
                                        .orElse(""));
                        statement.setString(
                                8,
                                behind.flatMap(key -> TextKey.decode(key.get(3)))
                                        .orElse(""));
                        statement.setInt(9, most);
                    },
                    this::row);
        }

        private ListRow row(ResultSet row) throws SQLException {
            OffsetDateTime time = Objects.requireNonNull(row.getObject(1, OffsetDateTime.class));
            return new ListRow(
                    List.of(
                            time.toInstant().toString(),
                            row.getString(2),
                            TextKey.encode(row.getString(3)),
                            TextKey.encode(row.getString(4))),
                    COLUMNS.read(row, 5, zone));
        }
    }
}
