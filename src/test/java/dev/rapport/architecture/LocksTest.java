package dev.rapport.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever may log in to the database may take advisory locks, unless an administrator forbids it: none of ours is one. */
class LocksTest {
    private static final Path SOURCES = Path.of("src/main/java");

    @Test
    void nothingWaitsForAnAdvisoryLock() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<String> waiting = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(LocksTest::takesAnAdvisoryLock)
                    .map(Path::toString)
                    .toList();
            assertThat(waiting).isEmpty();
        }
        assertThat(takesAnAdvisoryLock("SELECT pg_try_advisory_xact_lock(1)")).isTrue();
    }

    private static boolean takesAnAdvisoryLock(Path file) {
        try {
            return takesAnAdvisoryLock(Files.readString(file));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static boolean takesAnAdvisoryLock(String source) {
        return source.matches("(?s).*pg_(try_)?advisory_\\w*lock\\w*\\(.*");
    }
}
