package dev.rapport.testing;

import java.io.IOException;
import java.util.List;

/** Signals that Java has no name for. Only for processes that the test has started. */
public final class Signals {
    private Signals() {}

    /** Holds a process until {@link #resume}. */
    public static void suspend(long pid) {
        send("STOP", pid);
    }

    public static void resume(long pid) {
        send("CONT", pid);
    }

    static void send(String signal, ProcessHandle process) {
        send(signal, process.pid());
    }

    private static void send(String signal, long pid) {
        try {
            new ProcessBuilder(List.of("kill", "-" + signal, Long.toString(pid)))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
