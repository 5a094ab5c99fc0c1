package dev.rapport.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.workspace.WorkspaceId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The same holds over many blocks. */
@QuarkusTest
class ManyFactsIT {
    private static final int FACTS = 3 * Blocks.ROWS + 500;

    private final TestDatabase database = TestDatabase.get();

    @Test
    void a_patch_of_rows_here_and_there_gives_what_a_load_gives() throws SQLException {
        WorkspaceId workspace = database.newWorkspace();
        GeneratedFacts.write(database.source(), workspace.value(), FACTS, "minute");
        ReadModels models = database.readModels(new SimpleMeterRegistry());
        Snapshot before = models.current(workspace);
        Rendered told = Rendered.of(before);

        for (String numbers : new String[] {
            "SELECT 4095",
            "SELECT 4096 UNION SELECT " + (FACTS - 1),
            "SELECT (g * 7919) % " + FACTS + " FROM generate_series(1, 300) AS g",
            "SELECT generate_series(4000, 4200)"
        }) {
            GeneratedFacts.touch(database.source(), workspace.value(), numbers);
            Snapshot patched = models.current(workspace);
            Snapshot fresh = database.readModels(new SimpleMeterRegistry()).current(workspace);
            assertThat(patched.version()).isEqualTo(fresh.version()).isGreaterThan(before.version());
            assertThat(Rendered.of(patched)).isEqualTo(Rendered.of(fresh));
        }
        assertThat(Rendered.of(before)).isEqualTo(told);
    }
}
