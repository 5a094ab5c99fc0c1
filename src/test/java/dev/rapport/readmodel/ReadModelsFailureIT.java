package dev.rapport.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.workspace.WorkspaceId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Whatever happens to the log, to the epoch or on the way: what is answered is what the tables say, or nothing. */
@QuarkusTest
class ReadModelsFailureIT {
    private final TestDatabase database = TestDatabase.get();
    private final WorkspaceId workspace = database.newWorkspace();
    private final CrowdedEvents events = new CrowdedEvents(workspace.value());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private long append() {
        return database.journal().append(workspace, events.next(20)).version();
    }

    private void assertCurrent(ReadModels models) throws SQLException {
        assertThat(Rendered.of(models.current(workspace)))
                .isEqualTo(FactsBySql.read(database.source(), workspace.value()));
    }

    private double loads() {
        return meters.get("rapport.read_model.loads").timer().count();
    }

    @Test
    void a_pruned_log_means_reading_all_anew() throws SQLException {
        ReadModels models = database.readModels(meters);
        append();
        assertCurrent(models);
        append();
        long last = append();
        database.execute(
                "DELETE FROM change_log WHERE workspace_id = %d AND version < %d".formatted(workspace.value(), last));

        assertCurrent(models);

        assertThat(loads()).isEqualTo(2);
    }

    @Test
    void a_gap_in_the_log_means_reading_all_anew() throws SQLException {
        ReadModels models = database.readModels(meters);
        append();
        assertCurrent(models);
        long second = append();
        append();
        database.execute(
                "DELETE FROM change_log WHERE workspace_id = %d AND version = %d".formatted(workspace.value(), second));

        assertCurrent(models);

        assertThat(loads()).isEqualTo(2);
    }

    @Test
    void another_epoch_means_reading_all_anew() throws SQLException {
        ReadModels models = database.readModels(meters);
        append();
        assertCurrent(models);
        database.execute("UPDATE interaction_fact SET channel = 'restored' WHERE workspace_id = " + workspace.value());
        database.execute(
                "UPDATE workspace_version SET epoch = gen_random_uuid() WHERE workspace_id = " + workspace.value());

        assertCurrent(models);

        assertThat(loads()).isEqualTo(2);
    }

    @Test
    void a_log_that_names_a_fact_which_is_not_there_gives_no_answer_and_spoils_none() throws SQLException {
        ReadModels models = database.readModels(meters);
        append();
        Snapshot before = models.current(workspace);
        Rendered told = Rendered.of(before);
        long version = append();
        database.execute(
                "UPDATE change_log SET interactions = interactions || 4711::bigint WHERE workspace_id = %d AND version = %d"
                        .formatted(workspace.value(), version));

        assertThatThrownBy(() -> models.current(workspace))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("at version " + version);

        assertThat(Rendered.of(before)).isEqualTo(told);
        assertCurrent(models);
        assertThat(loads()).as("the model that failed was thrown away").isEqualTo(2);
    }

    @Test
    void a_database_that_fails_in_the_middle_of_a_patch_gives_no_answer_and_spoils_none() throws SQLException {
        FailingDatabase failing = new FailingDatabase(database.source());
        ReadModels models = new ReadModels(failing.source(), meters, new ModelMemory(Long.MAX_VALUE));
        append();
        Snapshot before = models.current(workspace);
        Rendered told = Rendered.of(before);
        append();
        for (int copies = 0; copies < 2; copies++) {
            failing.failAfterCopies(copies);

            assertThatThrownBy(() -> models.current(workspace)).isInstanceOf(ReadModelUnavailableException.class);

            failing.heal();
            assertThat(Rendered.of(before)).isEqualTo(told);
            assertCurrent(models);
            append();
        }
    }

    @Test
    void what_was_used_least_recently_makes_room_and_comes_back() throws SQLException {
        WorkspaceId other = database.newWorkspace();
        append();
        database.journal().append(other, new CrowdedEvents(1).next(20));
        long one = database.readModels(new SimpleMeterRegistry())
                .current(workspace)
                .bytes();
        ReadModels models = new ReadModels(database.source(), meters, new ModelMemory(one * 3 / 2));
        Snapshot before = models.current(workspace);
        assertThat(memory(workspace)).isEqualTo((double) before.bytes()).isPositive();

        models.current(other);

        assertThat(memory(workspace)).isZero();
        assertThat(memory(other)).isPositive();
        assertThat(Rendered.of(before)).isEqualTo(FactsBySql.read(database.source(), workspace.value()));
        assertCurrent(models);
        assertThat(memory(other)).isZero();
    }

    private double memory(WorkspaceId of) {
        return meters.get("rapport.read_model.memory")
                .tag("workspace", Long.toString(of.value()))
                .gauge()
                .value();
    }
}
