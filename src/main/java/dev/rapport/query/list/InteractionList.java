package dev.rapport.query.list;

import static dev.rapport.query.CommonParameters.CURSOR;
import static dev.rapport.query.CommonParameters.CUSTOMER_ID;
import static dev.rapport.query.CommonParameters.FILTER;
import static dev.rapport.query.CommonParameters.FORMAT;
import static dev.rapport.query.CommonParameters.FROM;
import static dev.rapport.query.CommonParameters.LIMIT;
import static dev.rapport.query.CommonParameters.ORDER;
import static dev.rapport.query.CommonParameters.TO;
import static dev.rapport.query.CommonParameters.TZ;
import static dev.rapport.schema.Property.words;

import dev.rapport.metric.Condition;
import dev.rapport.metric.Effort;
import dev.rapport.query.budget.Reading;
import dev.rapport.readmodel.CodeColumn;
import dev.rapport.readmodel.InteractionColumns;
import dev.rapport.readmodel.Snapshot;
import dev.rapport.schema.Property;
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
    private static final Property STATE =
            words("state", InteractionTable.STATES).meaning("The state after the last event.");

    /** The parameters. */
    public static final List<Property> PARAMETERS =
            List.of(FROM, TO, FILTER, CUSTOMER_ID, STATE, ORDER, LIMIT, CURSOR, TZ, FORMAT);

    /** What it looks like. */
    public static final ListType TYPE = ListType.paged(InteractionTable.TYPE);

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
        Optional<String> customerId = parameters.text(CUSTOMER_ID);
        Optional<String> state = parameters.word(STATE);
        boolean descending = !parameters.word(ORDER).equals(Optional.of("asc"));
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
                new FactList(InteractionTable.TYPE.names(), order, numbers -> fetch(workspace, numbers, state, zone)),
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
