package dev.rapport.platform.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs one of the server's programs and waits for its end. */
final class ServerCommand {

    private final ServerFolder folder;

    ServerCommand(ServerFolder folder) {
        this.folder = folder;
    }

    /** How a program ended: its exit code and what it printed. */
    record Outcome(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    Outcome run(Duration patience, String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it is nobody, yet owns the same files.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(folder.binaries().resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        try {
            // A file and not a pipe: the server inherits it from pg_ctl, and a pipe would never see its end.
            Path output = Files.createTempFile(folder.root(), program, ".out");
            try {
                return run(patience, command, output);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + String.join(" ", command), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException("Interrupted while waiting for " + program + ".", e);
        }
    }

    private Outcome run(Duration patience, List<String> command, Path output) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            return new Outcome(-1, "did not finish within " + patience.toSeconds() + " s: " + Files.readString(output));
        }
        return new Outcome(process.exitValue(), Files.readString(output).strip());
    }

    private static boolean isRoot() {
        try {
            return Files.exists(Path.of("/proc/self"))
                    && Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
