package dev.rapport.testing.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.document.SeenAnswers.Summary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Looks back on a whole run of the integration tests: whether every known finding is still one, and whether a finding was
 * swallowed. Its name keeps it out of single runs; the build starts it behind the others
 * when no single test was asked for.
 */
class WholeRunCheck {
    private static Summary seen = new Summary(Set.of(), Set.of());

    @BeforeAll
    static void read() throws IOException {
        seen = Summary.of(Path.of(System.getProperty(SeenAnswers.PROPERTY)));
    }

    @Test
    void everyKnownFindingIsStillOne() {
        List<String> gone = KnownFindings.committed().lines().stream()
                .filter(line -> !seen.findings().contains(line))
                .sorted()
                .toList();
        assertThat(gone)
                .as("no longer found, so take them out of %s", KnownFindings.FILE)
                .isEmpty();
    }

    @Test
    void noTestKeptAFindingToItself() {
        Set<String> unknown = new TreeSet<>(seen.findings());
        unknown.removeAll(KnownFindings.committed().lines());
        assertThat(unknown)
                .as("found, but the test that got the answer did not fail")
                .isEmpty();
    }
}
