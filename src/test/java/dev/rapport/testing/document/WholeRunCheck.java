package dev.rapport.testing.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.document.SeenAnswers.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Looks back on a whole run of the integration tests: whether each operation gave each of its documented statuses, and
 * whether every known finding is still one. Its name keeps it out of single runs; the build starts it behind the others
 * when no single test was asked for.
 */
class WholeRunCheck {
    /** Statuses that tests of the service in one process cannot or need not provoke of each operation. */
    private static final Map<Integer, String> NOT_PROVOKED = Map.of(
            500, "a defect: an operation that gives it is mended; ProblemsIT holds its form at an address of its own",
            503, "the database is out of order: OutageIT and DiskFullIT take it away from the packaged service",
            408, "takes the time of slow senders: SlowSendersIT, against the packaged service");

    /** Answers that are documented and that no test gets yet. Lines are only taken out. */
    private static final Path NEVER_SEEN = Path.of("src/test/resources/openapi-never-answered.txt");

    private static final ApiDocument DOCUMENT = ApiDocument.committed();

    private static Summary seen = new Summary(Set.of(), Set.of());

    @BeforeAll
    static void read() throws IOException {
        seen = Summary.of(Path.of(System.getProperty(SeenAnswers.PROPERTY)));
    }

    @Test
    void everyOperationGaveEachOfItsStatuses() throws IOException {
        Set<String> documented = new TreeSet<>();
        Set<String> notProvoked = new TreeSet<>();
        DOCUMENT.operations().forEach(operation -> operation.responses().forEach(response -> {
            String answer = operation + " " + response.getKey();
            (NOT_PROVOKED.containsKey(Integer.valueOf(response.getKey())) ? notProvoked : documented).add(answer);
        }));
        Set<String> missing = new TreeSet<>(documented);
        missing.removeAll(seen.answers());
        System.out.printf(
                "openapi.yaml: %d operations with %d statuses: %d seen, %d never, %d not provoked %s%n",
                DOCUMENT.operations().size(),
                documented.size() + notProvoked.size(),
                documented.size() - missing.size(),
                missing.size(),
                notProvoked.size(),
                new TreeSet<>(NOT_PROVOKED.keySet()));
        Set<String> known = Files.readAllLines(NEVER_SEEN).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .collect(Collectors.toSet());
        System.out.println("seen, so take them out of " + NEVER_SEEN + ": "
                + known.stream()
                        .filter(line -> !missing.contains(line))
                        .sorted()
                        .toList());
        assertThat(known)
                .as("answers that are documented and that no test ever got: those that %s lists", NEVER_SEEN)
                .containsAll(missing);
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
