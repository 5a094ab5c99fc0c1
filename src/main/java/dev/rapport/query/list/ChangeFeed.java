package dev.rapport.query.list;

import dev.rapport.event.EventType;
import dev.rapport.platform.problem.NearestName;
import dev.rapport.platform.problem.Problem;
import dev.rapport.query.budget.Reading;
import dev.rapport.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The journal in the order in which it was written: version, subject, source, id. Who has read up to a version and asks for
 * what came after it has everything, until an erasure begins another epoch.
 */
@ApplicationScoped
public class ChangeFeed {
    private static final String STATE = """
            SELECT epoch::text, version FROM workspace_version WHERE workspace_id = ?
            """;
    private static final String ERASURES = """
            SELECT COLUMNS FROM erasure
            WHERE workspace_id = ? AND last_version > ? ORDER BY last_version LIMIT 1000
            """.replace("COLUMNS", ChangeFeedType.ERASURE_COLUMNS.select());
    /** The first comparison is for the index, the second one for the place within a version. */
    private static final String EVENTS = """
            SELECT COLUMNS
            FROM journal AS kept
            LEFT JOIN change_log AS log ON log.workspace_id = kept.workspace_id AND log.version = kept.version
            WHERE kept.workspace_id = ? AND kept.workspace_id + 0 = ? AND kept.version >= ? AND kept.version <= ?
              AND (kept.version, kept.subject, kept.source, kept.id) > (?, ? COLLATE "C", ? COLLATE "C", ? COLLATE "C")
              %s
            ORDER BY kept.version, kept.subject, kept.source, kept.id
            LIMIT ?
            """.replace("COLUMNS", ChangeFeedType.COLUMNS.select());

    private static final String OF_TYPES = "AND kept.type = ANY (?) ";
    private static final String OF_SUBJECT = "AND kept.subject = ? ";

    private final StoredRows stored;
    private final Reading reading;

    ChangeFeed(StoredRows stored, Reading reading) {
        this.reading = reading;
        this.stored = stored;
    }

    /**
     * How far a workspace is.
     *
     * @param epoch another one after each erasure; empty before the first event
     */
    public record State(String epoch, long version) {}

    /** An answer, and how far the workspace was when it was begun: the answer holds nothing later. */
    public record Answered(ListAnswer answer, State state) {}

    private record Wanted(long after, List<String> types, Optional<String> subject, ZoneId zone) {}

    /**
     * The events that parameters ask for.
     *
     * @throws dev.rapport.platform.problem.ProblemException with everything that is wrong, or when the epoch has passed
     */
    public Answered answer(ListParameters parameters, List<MediaType> accepted, WorkspaceId workspace) {
        State state = state(workspace);
        long after = afterVersion(parameters, state);
        List<String> types = types(parameters);
        Optional<String> subject = parameters.text(ChangeFeedType.SUBJECT).filter(text -> {
            if (text.indexOf('\0') >= 0) {
                parameters.refuse(
                        ChangeFeedType.SUBJECT.name(), "subject cannot hold the character U+0000: no event has it");
            }
            return true;
        });
        Optional<String> epoch = parameters.text(ChangeFeedType.EPOCH_READ);
        ListRequest request = parameters.finish(accepted, new Keys());
        if (epoch.isPresent() && !epoch.get().equals(state.epoch())) {
            throw Problem.conflict(
                            "epoch %s has passed: a customer was erased since. Forget what was read and start again with after_version=0; the epoch is now %s."
                                    .formatted(shown(epoch.get()), state.epoch()))
                    .with("epoch", state.epoch())
                    .toException();
        }
        Wanted wanted = new Wanted(after, types, subject, parameters.zone());
        return new Answered(new ListAnswer(new Events(workspace, wanted, state), request, reading.part()), state);
    }

    private State state(WorkspaceId workspace) {
        return stored
                .query(
                        STATE,
                        statement -> statement.setLong(1, workspace.value()),
                        row -> new State(row.getString(1), row.getLong(2)))
                .stream()
                .findFirst()
                .orElse(new State("", 0));
    }

    private static long afterVersion(ListParameters parameters, State state) {
        Optional<String> text = parameters.text(ChangeFeedType.AFTER_VERSION);
        if (text.isEmpty()) {
            return 0;
        }
        if (!text.get().matches("\\d{1,18}")) {
            parameters.refuse(
                    ChangeFeedType.AFTER_VERSION.name(),
                    "after_version is a version: 0 for the beginning, or the last one that you have read; not %s"
                            .formatted(shown(text.get())));
            return 0;
        }
        long after = Long.parseLong(text.get());
        if (after > state.version()) {
            parameters.refuse(
                    ChangeFeedType.AFTER_VERSION.name(),
                    "after_version %d has not been yet: the workspace is at version %d. Was its database restored? Then start again with after_version=0"
                            .formatted(after, state.version()));
        }
        return after;
    }

    private static List<String> types(ListParameters parameters) {
        List<String> types = parameters
                .text(ChangeFeedType.TYPES)
                .map(text -> Arrays.asList(text.split("\\|", -1)))
                .orElse(List.of());
        types.stream()
                .filter(type -> EventType.fromWireName(type).isEmpty())
                .forEach(type -> parameters.refuse(
                        ChangeFeedType.TYPES.name(),
                        NearestName.unknown("type of events", type, EventType.wireNames())));
        return types;
    }

    private static String shown(String text) {
        return text.length() > 50 ? text.substring(0, 50) + "…" : text;
    }

    private static final class Keys implements ListParameters.KeyForm {
        @Override
        public int parts() {
            return 4;
        }

        @Override
        public boolean isKey(List<String> key) {
            return key.get(0).matches("\\d{1,18}")
                    && key.subList(1, 4).stream()
                            .allMatch(part -> TextKey.decode(part).isPresent());
        }
    }

    private final class Events implements RowList {
        private final WorkspaceId workspace;
        private final Wanted wanted;
        private final State state;
        private final String sql;

        Events(WorkspaceId workspace, Wanted wanted, State state) {
            this.workspace = workspace;
            this.wanted = wanted;
            this.state = state;
            this.sql = EVENTS.formatted((wanted.types().isEmpty() ? "" : OF_TYPES)
                    + (wanted.subject().isEmpty() ? "" : OF_SUBJECT));
        }

        @Override
        public List<String> columns() {
            return ChangeFeedType.EVENT.names();
        }

        @Override
        public Map<String, @Nullable Object> head() {
            return ChangeFeedType.HEAD.write(new ChangeFeedType.Head(state, erasures()));
        }

        private List<Map<String, @Nullable Object>> erasures() {
            return stored.query(
                    ERASURES,
                    statement -> {
                        statement.setLong(1, workspace.value());
                        statement.setLong(2, wanted.after());
                    },
                    row -> ChangeFeedType.ERASURE_COLUMNS.read(row, 1, wanted.zone()));
        }

        @Override
        public RowReader read(Optional<List<String>> behind) {
            return new RowReader() {
                private List<String> last =
                        behind.orElseGet(() -> List.of(Long.toString(wanted.after() + 1), "", "", ""));

                @Override
                public List<ListRow> next(int most) {
                    List<ListRow> rows = stored.queryPart(
                            sql, statement -> bind(statement, last, most), Events.this::row, Events::bytes);
                    if (!rows.isEmpty()) {
                        last = rows.get(rows.size() - 1).key();
                    }
                    return rows;
                }
            };
        }

        private void bind(PreparedStatement statement, List<String> behind, int most) throws SQLException {
            long version = Long.parseLong(behind.get(0));
            statement.setLong(1, workspace.value());
            statement.setLong(2, workspace.value());
            statement.setLong(3, version);
            statement.setLong(4, state.version());
            statement.setLong(5, version);
            for (int part = 1; part <= 3; part++) {
                statement.setString(5 + part, TextKey.decode(behind.get(part)).orElse(""));
            }
            int place = 9;
            if (!wanted.types().isEmpty()) {
                StoredRows.texts(statement, place++, wanted.types());
            }
            if (wanted.subject().isPresent()) {
                statement.setString(place++, wanted.subject().get());
            }
            statement.setInt(place, most);
        }

        /** What an event costs in memory: its data and extensions are read into trees. */
        private static long bytes(ResultSet row) throws SQLException {
            String data = row.getString(8);
            String extensions = row.getString(9);
            return 1000 + 6L * ((data == null ? 0 : data.length()) + (extensions == null ? 0 : extensions.length()));
        }

        private ListRow row(ResultSet row) throws SQLException {
            return new ListRow(
                    List.of(
                            row.getString(1),
                            TextKey.encode(row.getString(3)),
                            TextKey.encode(row.getString(4)),
                            TextKey.encode(row.getString(5))),
                    ChangeFeedType.COLUMNS.read(row, 1, wanted.zone()));
        }
    }
}
