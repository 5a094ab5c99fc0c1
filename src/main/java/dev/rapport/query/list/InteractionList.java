package dev.rapport.query.list;

import dev.rapport.metric.Condition;
import dev.rapport.metric.Effort;
import dev.rapport.query.budget.Reading;
import dev.rapport.readmodel.CodeColumn;
import dev.rapport.readmodel.InteractionColumns;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.workspace.WorkspaceId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The interactions of a workspace, the newest first unless asked for otherwise. */
@ApplicationScoped
public class InteractionList {
    /** The parameters beside those of all lists. */
    public static final List<String> PARAMETERS =
            List.of("from", "to", "filter", "customer_id", "state", "order", "limit", "cursor");

    private static final String BY_NUMBER = InteractionTable.ROWS.select(
            "number = ANY (?) AND (?::text IS NULL OR ? = " + InteractionTable.STATE + ")");

    private final StoredRows stored;
    private final Reading reading;

    InteractionList(StoredRows stored, Reading reading) {
        this.reading = reading;
        this.stored = stored;
    }

    /**
     * The list that parameters ask for.
     *
     * @param facts the workspace's facts; asked for only when the parameters are right
     * @throws dev.rapport.platform.problem.ProblemException with everything that is wrong with the parameters
     */
    public ListAnswer answer(
            ListParameters parameters, List<MediaType> accepted, WorkspaceId workspace, Supplier<Snapshot> facts) {
        Span span = parameters.span();
        List<Condition> conditions = parameters.conditions(FactDimensions.OF_INTERACTIONS);
        Optional<String> customerId = parameters.text("customer_id");
        Optional<String> state = parameters.word("state", InteractionTable.STATES);
        boolean descending = !parameters.word("order", List.of("asc", "desc")).equals(Optional.of("asc"));
        ListRequest request = parameters.finish(accepted, TimeOrder.keys(descending));
        InteractionColumns interactions = facts.get().interactions();
        IntPredicate keeps = interactions.present()::get;
        keeps = keeps.and(inState(interactions, state))
                .and(Kept.person(customerId, interactions.customer()))
                .and(Kept.by(conditions, name -> column(interactions, name)));
        Effort effort = reading.part();
        TimeOrder order =
                new TimeOrder(interactions.blocks(), interactions.openedAt(), span, descending, keeps, effort);
        ZoneId zone = parameters.zone();
        return new ListAnswer(
                new FactList(InteractionTable.ROWS.names(), order, numbers -> fetch(workspace, numbers, state, zone)),
                request,
                effort);
    }

    /** What the read model knows of the state; whether a counting one is open, the table tells. */
    private static IntPredicate inState(InteractionColumns interactions, Optional<String> state) {
        return switch (state.orElse("")) {
            case "" -> row -> true;
            case "discarded" -> interactions.discarded()::get;
            case "incomplete" -> interactions.incomplete()::get;
            case "abandoned" ->
                row -> interactions.counts().get(row)
                        && interactions.abandonedAt().get(row) != dev.rapport.readmodel.LongColumn.ABSENT;
            case "resolved" ->
                row -> interactions.counts().get(row)
                        && interactions.firstResolvedAt().get(row) != dev.rapport.readmodel.LongColumn.ABSENT;
            default -> interactions.counts()::get;
        };
    }

    static Optional<CodeColumn> column(InteractionColumns interactions, String dimension) {
        return switch (dimension) {
            case "team" -> Optional.of(interactions.openingTeam());
            case "agent" -> Optional.of(interactions.openingAgent());
            default -> interactions.dimension(dimension);
        };
    }

    /** What the list says of these interactions, by number. */
    Map<Integer, Map<String, @Nullable Object>> fetch(
            WorkspaceId workspace, int[] numbers, Optional<String> state, ZoneId zone) {
        Map<Integer, Map<String, @Nullable Object>> rows = new HashMap<>();
        stored.query(
                BY_NUMBER,
                statement -> {
                    statement.setLong(1, workspace.value());
                    StoredRows.numbers(statement, 2, numbers);
                    statement.setString(3, state.orElse(null));
                    statement.setString(4, state.orElse(null));
                },
                row -> rows.put(row.getInt(1), InteractionTable.ROWS.read(row, zone)));
        return rows;
    }
}
