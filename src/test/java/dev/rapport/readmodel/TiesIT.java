package dev.rapport.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.event.EventKey;
import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.event.FieldValues;
import dev.rapport.event.Subject;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.workspace.WorkspaceId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Facts of one customer and one instant, as in any export that knows days only, are put into order without looking long. */
@QuarkusTest
class TiesIT {
    private static final int SALES = 30_000;
    private static final int CUSTOMERS = 5_000;
    private static final Instant DAY = Instant.parse("2026-03-02T00:00:00Z");

    /** Comparing each with all took 29 s and more on a quiet machine; the same takes less than one now. */
    private static final Duration LONG = Duration.ofSeconds(12);

    private static final Pattern ROWS = Pattern.compile("rows=(\\d+)(?:\\.\\d+)? loops=(\\d+)");
    private static final Pattern REMOVED = Pattern.compile("Rows Removed by .*?: (\\d+)");

    private final TestDatabase database = TestDatabase.get();
    private final WorkspaceId workspace = database.newWorkspace();

    private void sellAllOnOneDay() {
        List<SubmittedEvent> sales = new ArrayList<>();
        for (int sale = 0; sale < SALES; sale++) {
            sales.add(new SubmittedEvent(
                    EventType.PURCHASE_COMPLETED,
                    new EventKey("shop", "sale " + sale),
                    new Subject("order " + Integer.reverse(sale)),
                    DAY,
                    FieldValues.builder()
                            .text(Field.CUSTOMER_ID, "customer " + sale % CUSTOMERS)
                            .build()));
        }
        database.journal().append(workspace, sales);
    }

    @Test
    void the_first_question_and_one_about_the_past_take_no_longer_because_all_sales_are_of_one_instant()
            throws SQLException {
        sellAllOnOneDay();

        long begin = System.nanoTime();
        Snapshot live = database.readModels(new SimpleMeterRegistry()).current(workspace);
        Duration load = Duration.ofNanos(System.nanoTime() - begin);
        Snapshot past = past(DAY.plusSeconds(60));
        Duration fold = Duration.ofNanos(System.nanoTime() - begin).minus(load);

        assertThat(load).as("the first question").isLessThan(LONG);
        assertThat(fold).as("a question about the past").isLessThan(LONG);
        assertThat(live.purchases().size()).isEqualTo(SALES);
        assertThat(past.purchases().size()).isEqualTo(SALES);
    }

    private Snapshot past(Instant asOf) throws SQLException {
        Moment moment = new Moment(Optional.of(asOf), Optional.empty());
        try (DatabaseView view = DatabaseView.past(database.source(), workspace.value(), moment)) {
            return Model.load(view, bytes -> {}).snapshot();
        }
    }

    @Test
    void each_tied_fact_is_looked_up_once_whether_the_plan_knows_the_array_or_not() throws SQLException {
        sellAllOnOneDay();
        try (Connection connection = database.source().getConnection();
                Statement session = connection.createStatement()) {
            connection.setAutoCommit(false);
            session.execute(
                    "CREATE TEMPORARY TABLE past_purchase_fact ON COMMIT DROP AS SELECT * FROM purchase_fact WHERE workspace_id = "
                            + workspace.value());
            session.execute("ANALYZE past_purchase_fact");
            session.execute("ANALYZE purchase_fact");
            for (String prefix : List.of("", "past_")) {
                for (String mode : List.of("force_custom_plan", "force_generic_plan")) {
                    session.execute("SET LOCAL plan_cache_mode = " + mode);
                    assertThat(rowsTouched(session, prefix, IntStream.range(0, SALES)))
                            .as("%spurchase_fact with %s", prefix, mode)
                            .isLessThan(8L * (SALES + CUSTOMERS));
                }
            }
            session.execute("SET LOCAL plan_cache_mode = force_custom_plan");
            assertThat(rowsTouched(session, "", IntStream.of(17, 4711)))
                    .as("two tied facts among many")
                    .isLessThan(20);
            connection.rollback();
        }
    }

    /** How many rows the steps of the plan took in, those that they threw away among them. */
    private long rowsTouched(Statement session, String prefix, IntStream numbers) throws SQLException {
        String array = String.join(",", numbers.mapToObj(Integer::toString).toList());
        String sql = DatabaseView.TIED
                .formatted(prefix, PurchaseRows.TABLE)
                .replaceFirst("\\?", "\\$1")
                .replaceFirst("\\?", "\\$2");
        session.execute("PREPARE tied (bigint[], bigint) AS " + sql);
        StringBuilder plan = new StringBuilder();
        try (ResultSet line = session.executeQuery(
                "EXPLAIN (ANALYZE, TIMING OFF) EXECUTE tied ('{%s}', %d)".formatted(array, workspace.value()))) {
            while (line.next()) {
                plan.append(line.getString(1)).append('\n');
            }
        }
        session.execute("DEALLOCATE tied");
        long touched = 0;
        for (Matcher rows = ROWS.matcher(plan); rows.find(); ) {
            touched += Long.parseLong(rows.group(1)) * Long.parseLong(rows.group(2));
        }
        for (Matcher removed = REMOVED.matcher(plan); removed.find(); ) {
            touched += Long.parseLong(removed.group(1));
        }
        assertThat(touched).as(plan.toString()).isPositive();
        return touched;
    }

    /** What suits the reading of whole tables has the planner walk an index of all facts to order two of them. */
    @Test
    void only_the_reading_of_whole_tables_does_without_sorting() throws SQLException {
        sellAllOnOneDay();
        Observed observed = new Observed(database.source());

        try (DatabaseView view = DatabaseView.open(observed.source(), workspace.value())) {
            Model.load(view, bytes -> {});
        }

        assertThat(observed.sorting("COPY")).contains("off");
        assertThat(observed.sorting("AS tied")).containsOnly("on");
        assertThat(observed.sorting("customer_link")).containsOnly("on");
    }

    @Test
    void the_database_refuses_an_array_that_is_bound_as_text() throws SQLException {
        try (Connection connection = database.source().getConnection();
                PreparedStatement statement =
                        connection.prepareStatement(DatabaseView.TIED.formatted("", "purchase_fact"))) {
            statement.setString(1, "{1,2}");
            statement.setLong(2, workspace.value());

            assertThatThrownBy(statement::executeQuery).isInstanceOf(SQLException.class);
        }
    }
}
