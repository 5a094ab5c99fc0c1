package dev.rapport.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The build, for a test that is itself a part of it: the package is there, so that {@code ./mvnw package} has nothing to do. That
 * the command builds it from nothing is measured by {@code bench/first-hour}.
 */
final class StandInBuild {
    private StandInBuild() {}

    /** Puts it, and what it has built, into a folder. */
    static void install(Path folder) throws IOException {
        Path jar = Path.of(System.getProperty("rapport.jar", "target/quarkus-app/quarkus-run.jar"))
                .toAbsolutePath();
        if (Files.notExists(jar)) {
            throw new AssertionError("There is no " + jar + ": run ./mvnw package first.");
        }
        Files.createSymbolicLink(
                Files.createDirectories(folder.resolve("target")).resolve("quarkus-app"), jar.getParent());
        Shell.script(folder.resolve("mvnw"), """
                [ "$*" = "-q -Dmaven.test.skip=true package" ] || { echo "This builds something else: $*"; exit 1; }""");
    }
}
