package dev.rapport.platform.postgres;

import dev.rapport.platform.storage.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes, starts and stops the server of one folder. */
final class ServerControl {

    static final String USER = "rapport";

    private static final Duration PATIENCE_FOR_RECOVERY = Duration.ofMinutes(10);
    private static final Duration PATIENCE_FOR_A_DYING_SERVER = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);
    /** What a server says that meets the remains of the one before it; they go away by themselves. */
    private static final List<String> REMAINS =
            List.of("pre-existing shared memory block", "lock file \"postmaster.pid\"", "could not bind");

    private final ServerFolder folder;
    private final ServerCommand command;

    ServerControl(ServerFolder folder) {
        this.folder = folder;
        this.command = new ServerCommand(folder);
    }

    /** Unpacks the programs and makes an empty cluster, unless that has been done before. */
    void prepare() {
        try {
            Files.createDirectories(folder.logs());
            ServerBinaries.unpackInto(folder.binaries());
            if (Files.notExists(folder.password())) {
                byte[] secret = new byte[24];
                new SecureRandom().nextBytes(secret);
                DataFolder.writeSecret(folder.password(), HexFormat.of().formatHex(secret));
            }
            if (Files.notExists(folder.cluster())) {
                makeCluster();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare " + folder.root(), e);
        }
    }

    private void makeCluster() throws IOException {
        Path unfinished = folder.root().resolve("cluster.unfinished");
        ServerBinaries.delete(unfinished);
        ServerCommand.Outcome made = command.run(
                Duration.ofMinutes(2),
                "initdb",
                List.of(
                        "--pgdata=" + unfinished,
                        "--username=" + USER,
                        "--pwfile=" + folder.password(),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--data-checksums",
                        "--no-instructions"));
        if (!made.succeeded()) {
            throw new EmbeddedPostgresException("PostgreSQL could not create its data folder:\n" + made.output());
        }
        Files.move(unfinished, folder.cluster(), StandardCopyOption.ATOMIC_MOVE);
    }

    String password() {
        try {
            return Files.readString(folder.password()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder.password(), e);
        }
    }

    /** Starts the server, after whatever is left of the one before has ended; returns when it accepts connections. */
    Postmaster start(int port) {
        long deadline = System.nanoTime() + PATIENCE_FOR_A_DYING_SERVER.toNanos();
        while (true) {
            clearRemains(deadline);
            Optional<String> obstacle = tryStart(port);
            if (obstacle.isEmpty()) {
                return Postmaster.read(folder)
                        .orElseThrow(
                                () -> new EmbeddedPostgresException("PostgreSQL exited right after it was started."));
            }
            String reason = obstacle.get();
            if (REMAINS.stream().noneMatch(reason::contains) || System.nanoTime() > deadline) {
                throw new EmbeddedPostgresException("PostgreSQL did not start:\n" + reason);
            }
            pause();
        }
    }

    /** Ends the server that a killed service has left behind, with whatever its connections were doing. */
    void endFormerServer() {
        clearRemains(System.nanoTime() + PATIENCE_FOR_A_DYING_SERVER.toNanos());
    }

    private Optional<String> tryStart(int port) {
        try {
            Files.writeString(folder.settings(), ServerSettings.forThisMachine(folder, port));
            Files.deleteIfExists(folder.startLog());
            // pg_ctl and not the server itself: it takes the server out of our terminal's process group, so that
            // Ctrl-C reaches the service alone, which then stops the server when it no longer needs it.
            ServerCommand.Outcome started = command.run(
                    PATIENCE_FOR_RECOVERY.plusSeconds(10),
                    "pg_ctl",
                    List.of(
                            "start",
                            "--wait",
                            "--timeout=" + PATIENCE_FOR_RECOVERY.toSeconds(),
                            "--pgdata=" + folder.cluster(),
                            "--log=" + folder.startLog()));
            return started.succeeded() ? Optional.empty() : Optional.of(started.output() + "\n" + messages());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start PostgreSQL in " + folder.root(), e);
        }
    }

    /** What the server said before and after it began its own log. */
    private String messages() throws IOException {
        StringBuilder text = new StringBuilder();
        if (Files.exists(folder.startLog())) {
            text.append(Files.readString(folder.startLog()));
        }
        try (Stream<Path> logs = Files.list(folder.logs())) {
            Optional<Path> latest = logs.max((one, other) ->
                    Long.compare(one.toFile().lastModified(), other.toFile().lastModified()));
            if (latest.isPresent()) {
                List<String> lines = Files.readAllLines(latest.get());
                lines.subList(Math.max(0, lines.size() - 20), lines.size())
                        .forEach(line -> text.append(line).append('\n'));
            }
        }
        return text.toString().strip();
    }

    private void clearRemains(long deadline) {
        while (true) {
            Optional<Postmaster> left = Postmaster.read(folder);
            if (left.isEmpty()) {
                return;
            }
            switch (left.get().state()) {
                case RUNNING -> stop();
                case ZOMBIE -> {
                    if (System.nanoTime() > deadline) {
                        forget(); // its parent never takes note of it; dead it is
                        return;
                    }
                    pause();
                }
                case GONE -> {
                    if (ProcessHandle.of(left.get().pid()).isPresent()) {
                        forget(); // the number now is another's, and the server would wait for that one
                    }
                    return;
                }
            }
        }
    }

    private void forget() {
        try {
            Files.deleteIfExists(folder.postmasterPid());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + folder.postmasterPid(), e);
        }
    }

    /** Stops the server if it runs: rolls back what is open and writes a checkpoint; at once if that takes too long. */
    void stop() {
        for (String mode : List.of("fast", "immediate")) {
            if (Postmaster.read(folder)
                    .filter(left -> left.state() == Postmaster.State.RUNNING)
                    .isEmpty()) {
                return;
            }
            ServerCommand.Outcome stopped = command.run(
                    Duration.ofSeconds(70),
                    "pg_ctl",
                    List.of("stop", "--wait", "--timeout=60", "--mode=" + mode, "--pgdata=" + folder.cluster()));
            if (stopped.succeeded()) {
                return;
            }
        }
        Optional<Postmaster> left = Postmaster.read(folder);
        if (left.isPresent() && left.get().state() == Postmaster.State.RUNNING) {
            throw new EmbeddedPostgresException(
                    "PostgreSQL (process %d) in %s does not stop. Stop that process, then start Rapport again."
                            .formatted(left.get().pid(), folder.cluster()));
        }
    }

    static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException("Interrupted while waiting for PostgreSQL.", e);
        }
    }
}
