package dev.rapport.testing.document;

import dev.rapport.testing.document.ApiDocument.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What the tests of a run have seen, in a file that {@code WholeRunCheck} reads at the end: a line for each operation with
 * each status, and one for each finding.
 */
final class SeenAnswers {
    /** Which file; each run of the tests over the sources has its own. */
    static final String PROPERTY = "rapport.answers";

    private static final String BEGUN = "rapport.answers.begun";
    private static final String ANSWER = "answer ";
    private static final String FINDING = "finding ";

    private final Path file;
    private final Set<String> written = ConcurrentHashMap.newKeySet();

    private SeenAnswers(Path file) {
        this.file = file;
    }

    /** The file of this JVM, which begins empty; a JVM can have this class more than once, by other class loaders. */
    static SeenAnswers ofThisRun() {
        Path file = Path.of(System.getProperty(PROPERTY, "target/answers/partial.txt"));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (System.getProperties().putIfAbsent(BEGUN, "true") == null) {
                Files.deleteIfExists(file);
            }
            return new SeenAnswers(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void answer(Operation operation, int status) {
        write(ANSWER + operation + " " + status);
    }

    void finding(Finding finding) {
        write(FINDING + finding.line());
    }

    private void write(String line) {
        if (written.add(line)) {
            try {
                Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What a run has written down: answers as {@code GET /v1/keys 200}, and findings. */
    record Summary(Set<String> answers, Set<String> findings) {
        static Summary of(Path file) throws IOException {
            return new Summary(lines(file, ANSWER), lines(file, FINDING));
        }

        private static Set<String> lines(Path file, String kind) throws IOException {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(kind))
                    .map(line -> line.substring(kind.length()))
                    .collect(Collectors.toSet());
        }
    }
}
