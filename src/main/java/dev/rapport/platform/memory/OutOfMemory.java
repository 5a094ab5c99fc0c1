package dev.rapport.platform.memory;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Does what {@code -XX:+ExitOnOutOfMemoryError} does, for who starts the service without it: the flag can be set on the
 * command line alone. An OutOfMemoryError is noticed where it ends a thread, where it would become an answer, and where
 * anybody logs it; a collector that works on and on without one, by {@link CollectorWatch}.
 *
 * <p>The process is halted, not shut down: hooks and finally blocks need the memory that is not there. What was
 * acknowledged is in the database, whose embedded server is found again at the next start as after {@code kill -9}.
 */
public final class OutOfMemory {
    /** What the flag exits with. */
    static final int EXIT_CODE = 3;

    private static final int LONGEST_CHAIN = 30;
    private static final byte[] LAST_WORDS =
            "Out of memory: the process ends, so that it can be started again. See \"Memory\" in docs/operations.md.\n"
                    .getBytes(StandardCharsets.UTF_8);
    private static final FileOutputStream STANDARD_ERROR = new FileOutputStream(FileDescriptor.err);

    private OutOfMemory() {}

    /** From now on an OutOfMemoryError ends the process. */
    public static void endsTheProcess() {
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            endIfBehind(failure);
            if (before != null) {
                before.uncaughtException(thread, failure);
            } else {
                System.err.println("Thread \"" + thread.getName() + "\" ended:");
                failure.printStackTrace();
            }
        });
        Logger.getLogger("").addHandler(new Listener());
        CollectorWatch.start();
    }

    /** Ends the process if a failure, or what caused it, is that the heap is used up. */
    public static void endIfBehind(@Nullable Throwable failure) {
        if (isBehind(failure)) {
            end();
        }
    }

    /** Whether it is. Netty's own error for its buffers is a subclass, and frees itself. */
    static boolean isBehind(@Nullable Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < LONGEST_CHAIN; depth++) {
            if (cause.getClass() == OutOfMemoryError.class) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** Allocates nothing. */
    static void end() {
        try {
            STANDARD_ERROR.write(LAST_WORDS);
        } catch (IOException nobodyReads) {
            // it ends all the same
        } finally {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }

    /** Hears of what others caught: libraries log an error that ended a task, and go on. */
    private static final class Listener extends Handler {
        @Override
        public void publish(LogRecord message) {
            endIfBehind(message.getThrown());
        }

        @Override
        public void flush() {
            // keeps nothing
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
