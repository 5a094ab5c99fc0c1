package dev.rapport.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.event.RandomEvents;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.journal.Journal;
import dev.rapport.workspace.WorkspaceId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model brought up to date batch by batch says what a fresh one says, and both what plain SQL says. */
@QuarkusTest
class ReadModelsIT {
    private final TestDatabase database = TestDatabase.get();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void any_events_in_any_batches_give_the_facts_of_the_tables(long seed) throws SQLException {
        List<SubmittedEvent> events = RandomEvents.rearranged(RandomEvents.of(seed, 60), seed);
        check(RandomEvents.batches(events, seed), 4);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void long_chains_with_late_and_tied_and_vanishing_members_are_linked_as_if_made_at_once(long seed)
            throws SQLException {
        Random random = new Random(seed);
        CrowdedEvents events = new CrowdedEvents(seed);
        List<List<SubmittedEvent>> batches = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            batches.add(random.nextInt(15) == 0 ? List.of(events.merge()) : events.next(1 + random.nextInt(12)));
        }
        check(batches, 3);
    }

    private void check(List<List<SubmittedEvent>> batches, int lazyEvery) throws SQLException {
        WorkspaceId workspace = database.newWorkspace();
        Journal journal = database.journal();
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        ReadModels eager = database.readModels(meters);
        ReadModels lazy = database.readModels(new SimpleMeterRegistry());
        List<Snapshot> snapshots = new ArrayList<>();
        List<Rendered> told = new ArrayList<>();
        for (int i = 0; i < batches.size(); i++) {
            long version = journal.append(workspace, batches.get(i)).version();

            Snapshot patched = eager.current(workspace);

            assertThat(patched.version()).isEqualTo(version);
            Rendered expected = FactsBySql.read(database.source(), workspace.value());
            assertThat(Rendered.of(patched)).as("patched, batch %d", i).isEqualTo(expected);
            Snapshot fresh = database.readModels(new SimpleMeterRegistry()).current(workspace);
            assertThat(Rendered.of(fresh)).as("fresh, batch %d", i).isEqualTo(expected);
            if (i % lazyEvery == 0) {
                assertThat(Rendered.of(lazy.current(workspace)))
                        .as("patched by several versions, batch %d", i)
                        .isEqualTo(expected);
            }
            snapshots.add(patched);
            told.add(expected);
        }
        for (int i = 0; i < snapshots.size(); i++) {
            assertThat(Rendered.of(snapshots.get(i)))
                    .as("what was told after batch %d stays", i)
                    .isEqualTo(told.get(i));
        }
        assertThat(meters.get("rapport.read_model.patches").timer().count())
                .as("most versions come by a patch")
                .isGreaterThan(batches.size() / 2);
    }

    @Test
    void a_workspace_that_was_never_written_to_is_empty_at_version_0() {
        Snapshot snapshot = database.readModels(new SimpleMeterRegistry()).current(database.newWorkspace());

        assertThat(snapshot.version()).isZero();
        assertThat(snapshot.interactions().size()).isZero();
        assertThat(snapshot.interactions().dimensions())
                .containsExactly(
                        "channel",
                        "direction",
                        "topic",
                        "issue_id",
                        "priority",
                        "location",
                        "product",
                        "first_response_policy",
                        "resolution_policy");
        assertThat(snapshot.interactions().blocks().overlapping(Long.MIN_VALUE, Long.MAX_VALUE))
                .isEmpty();
        assertThat(snapshot.surveys().size()).isZero();
        assertThat(snapshot.purchases().size()).isZero();
    }

    @Test
    void every_id_of_a_person_finds_the_person() {
        WorkspaceId workspace = database.newWorkspace();
        CrowdedEvents events = new CrowdedEvents(11);
        database.journal().append(workspace, events.next(60));
        SubmittedEvent merge = events.merge();
        database.journal().append(workspace, List.of(merge));

        Dictionary people = database.readModels(new SimpleMeterRegistry())
                .current(workspace)
                .people();

        String from = String.valueOf(merge.data().text(dev.rapport.event.Field.FROM));
        String into = String.valueOf(merge.data().text(dev.rapport.event.Field.INTO));
        assertThat(people.codeOf(from)).isPositive().isEqualTo(people.codeOf(into));
        assertThat(people.text(people.codeOf(from))).isIn(from, into);
        assertThat(people.codeOf("nobody")).isZero();
    }
}
