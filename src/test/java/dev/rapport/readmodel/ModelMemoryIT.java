package dev.rapport.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rapport.journal.CustomerErased;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.problem.ProblemType;
import dev.rapport.workspace.WorkspaceId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A workspace that is larger than the memory for it is refused before it is loaded, and costs the others nothing. */
@QuarkusTest
class ModelMemoryIT {
    private static final int MANY = 40_000;
    private static final int FEW = 2_000;

    private final TestDatabase database = TestDatabase.get();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final WorkspaceId large = database.newWorkspace();
    private final WorkspaceId small = database.newWorkspace();
    private long bytesOfLarge;
    private long bytesOfSmall;

    @BeforeEach
    void write() throws SQLException {
        GeneratedFacts.write(database.source(), large.value(), MANY, "second");
        GeneratedFacts.write(database.source(), small.value(), FEW, "second");
        bytesOfLarge =
                database.readModels(new SimpleMeterRegistry()).current(large).bytes();
        bytesOfSmall =
                database.readModels(new SimpleMeterRegistry()).current(small).bytes();
    }

    private ReadModels models(long budget) {
        return new ReadModels(database.source(), meters, new ModelMemory(budget));
    }

    private static ProblemException refusal(ReadModels models, WorkspaceId workspace) {
        return catchThrowableOfType(ProblemException.class, () -> models.current(workspace));
    }

    @Test
    void what_can_never_have_room_is_refused_at_once_by_name_and_neighbours_stay() {
        ReadModels models = models(bytesOfLarge / 2);
        models.current(small);

        long begin = System.nanoTime();
        ProblemException refused = refusal(models, large);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));

        assertThat(refused.problem().type()).isEqualTo(ProblemType.WORKSPACE_TOO_LARGE);
        assertThat(refused.problem().extensions())
                .containsEntry("setting", "RAPPORT_READ_MODEL_MEMORY")
                .containsEntry("limit", bytesOfLarge / 2);
        assertThat((Long) Objects.requireNonNull(refused.problem().extensions().get("need")))
                .isBetween(bytesOfLarge / 2, 2 * bytesOfLarge);
        assertThat(refused.problem().detail()).contains("RAPPORT_READ_MODEL_MEMORY");
        assertThat(models.bytes()).as("the neighbour made no room").isEqualTo(bytesOfSmall);
        assertThat(meters.get("rapport.read_model.loads").timer().count()).isEqualTo(1);

        assertThat(models(2 * bytesOfLarge).current(large).interactions().size())
                .as("with a higher setting it is answered")
                .isEqualTo(MANY);
    }

    @Test
    void an_estimate_that_was_too_low_stops_the_load_in_time_and_is_known_from_then_on() throws SQLException {
        database.execute(
                "UPDATE interaction_fact SET attributes = jsonb_build_object('note', repeat(md5(number::text), 20)) WHERE workspace_id = "
                        + large.value());
        ReadModels models = models(2 * bytesOfLarge);

        ProblemException stopped = refusal(models, large);
        long begin = System.nanoTime();
        ProblemException again = refusal(models, large);

        assertThat(stopped.problem().type()).isEqualTo(ProblemType.WORKSPACE_TOO_LARGE);
        assertThat(again.problem()).isEqualTo(stopped.problem());
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(500));
        assertThat(models.bytes()).isZero();
    }

    @Test
    void a_workspace_that_shrinks_fits_again() throws SQLException {
        ReadModels models = models(bytesOfLarge / 2);
        assertThat(refusal(models, large).problem().type()).isEqualTo(ProblemType.WORKSPACE_TOO_LARGE);

        database.execute(
                "DELETE FROM interaction_fact WHERE number >= %d AND workspace_id = %d".formatted(FEW, large.value()));
        database.execute(
                "UPDATE workspace_version SET version = version + 1, epoch = gen_random_uuid(), interactions = %d WHERE workspace_id = %d"
                        .formatted(FEW, large.value()));

        assertThat(models.current(large).interactions().size()).isEqualTo(FEW);
        models.forget(new CustomerErased(large));
        assertThat(models.current(large).interactions().size()).isEqualTo(FEW);
    }

    @Test
    void two_loads_that_fit_alone_but_not_together_never_have_more_than_there_is() throws Exception {
        WorkspaceId other = database.newWorkspace();
        GeneratedFacts.write(database.source(), other.value(), MANY, "second");
        ReadModels models = models(bytesOfLarge * 8 / 5);
        ExecutorService askers = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> one = () -> patient(models, large);
            Callable<Integer> two = () -> patient(models, other);
            for (Future<Integer> answer : askers.invokeAll(List.of(one, two))) {
                assertThat(answer.get()).isEqualTo(MANY);
            }
        } finally {
            askers.shutdownNow();
        }
        assertThat(models.bytes()).as("one made room for the other").isLessThan(bytesOfLarge * 8 / 5);
    }

    private static int patient(ReadModels models, WorkspaceId workspace) {
        while (true) {
            try {
                return models.current(workspace).interactions().size();
            } catch (ProblemException busy) {
                assertThat(busy.problem().type()).isEqualTo(ProblemType.OVERLOADED);
            }
        }
    }
}
