package dev.rapport.documentation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The reader's shell: bash in the folder where the reader stands, which remembers variables from block to block. A command that
 * fails ends the block, and so does an answer of {@code curl} with an error's status.
 */
final class Shell {
    private static final long PATIENCE_SECONDS = 60;

    private final Path folder;
    private final Path tools;

    /**
     * A shell.
     *
     * @param folder where the reader stands
     * @param tools an empty folder for what the shell needs besides
     */
    Shell(Path folder, Path tools) throws IOException {
        this.folder = folder;
        this.tools = tools;
        String curl = where("curl");
        script(tools.resolve("curl"), "exec '%s' --fail-with-body \"$@\"".formatted(curl));
        Files.writeString(variables(), "");
        run("curl --fail-with-body --version >/dev/null");
    }

    /** Runs a block's commands; what they print. */
    String run(String commands) throws IOException {
        Path complaints = tools.resolve("stderr");
        Process process = begin(
                "set -euo pipefail\n. '%1$s'\nset -a\n%2$s\nexport -p >'%1$s'\n".formatted(variables(), commands),
                ProcessBuilder.Redirect.PIPE,
                ProcessBuilder.Redirect.to(complaints.toFile()),
                Map.of());
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("does not end:\n" + commands);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (process.exitValue() != 0) {
            throw new AssertionError("ends with %d:%n%s%nit printed: %s%n%s"
                    .formatted(process.exitValue(), commands, printed, Files.readString(complaints)));
        }
        return printed;
    }

    /** Begins commands that go on running; all they print goes into a file. */
    Process begin(String commands, Path log, Map<String, String> environment) throws IOException {
        ProcessBuilder.Redirect output = ProcessBuilder.Redirect.appendTo(log.toFile());
        return begin("set -euo pipefail\n" + commands, output, output, environment);
    }

    private Process begin(
            String script,
            ProcessBuilder.Redirect output,
            ProcessBuilder.Redirect errors,
            Map<String, String> environment)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of("bash", "-c", script))
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output)
                .redirectError(errors);
        Path java = Path.of(System.getProperty("java.home"), "bin");
        builder.environment().merge("PATH", tools + ":" + java, (path, first) -> first + ":" + path);
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new AssertionError("The documentation's commands need bash, which is not there.", e);
        }
    }

    private Path variables() {
        return tools.resolve("variables");
    }

    private static String where(String program) {
        for (String folder : System.getenv("PATH").split(":", -1)) {
            Path file = Path.of(folder, program);
            if (Files.isExecutable(file)) {
                return file.toString();
            }
        }
        throw new AssertionError("The documentation's commands need %s, which is not there.".formatted(program));
    }

    /** Writes a script that can be run. */
    static void script(Path file, String commands) throws IOException {
        Files.writeString(file, "#!/usr/bin/env bash\n" + commands + "\n");
        if (!file.toFile().setExecutable(true)) {
            throw new IllegalStateException("cannot make " + file + " executable");
        }
    }
}
