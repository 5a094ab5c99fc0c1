package dev.rapport.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The server's main process, as its {@code postmaster.pid} names it. The file outlives a killed server, and its number
 * may by then belong to any other process, so nothing is done to a process before it is known to be this server.
 *
 * @param pid the number of the process
 * @param cluster the folder it must have on its command line
 */
record Postmaster(long pid, Path cluster) {

    static Optional<Postmaster> read(ServerFolder folder) {
        try {
            List<String> lines = Files.readAllLines(folder.postmasterPid());
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Postmaster(Long.parseLong(lines.get(0).strip()), folder.cluster()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | NumberFormatException e) {
            throw new EmbeddedPostgresException("Cannot read " + folder.postmasterPid() + ": " + e.getMessage(), e);
        }
    }

    /** What stands behind the number now. */
    enum State {
        /** No such process, or one that has another business. */
        GONE,
        /** Dead, but its parent has not yet taken note; PostgreSQL itself would take it for alive. */
        ZOMBIE,
        RUNNING
    }

    State state() {
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) {
            return State.GONE;
        }
        if (isZombie()) {
            return State.ZOMBIE;
        }
        return isThisServer(process.get()) ? State.RUNNING : State.GONE;
    }

    private boolean isThisServer(ProcessHandle process) {
        ProcessHandle.Info information = process.info();
        return information
                .arguments()
                .map(arguments -> List.of(arguments).contains(cluster.toString()))
                .or(() -> information.commandLine().map(line -> line.contains(cluster.toString())))
                .orElse(false);
    }

    private boolean isZombie() {
        try {
            String status = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // The name in parentheses may hold anything; the state is the first letter after it.
            return status.startsWith("Z", status.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return false; // no /proc on this system, or the process has just ended
        }
    }
}
