package dev.rapport.platform;

import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Looks after something again and again on a thread of its own, until it is closed. Nobody would start it again, so nothing
 * that a look throws ends it, not even an Error.
 */
public final class Watch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Watch.class);

    private final Look look;
    private final Duration pause;
    private final Thread thread;
    private volatile boolean closed;

    /** What is done again and again. */
    public interface Look {
        /** Looks; an interruption ends the watch. */
        void look() throws InterruptedException;

        /** There will be no other look. */
        default void end() {}
    }

    /**
     * A watch that has not begun yet.
     *
     * @param name of the thread, and in the log
     * @param pause before each look
     */
    public Watch(String name, Duration pause, Look look) {
        this.look = look;
        this.pause = pause;
        this.thread = new Thread(this::run, name);
        this.thread.setDaemon(true);
    }

    /** Begins. */
    public void start() {
        thread.start();
    }

    /** Ends it: at once between two looks, else when the look lets itself be interrupted. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    /** Whether it was closed. */
    public boolean isClosed() {
        return closed;
    }

    private void run() {
        try {
            while (!closed) {
                try {
                    Thread.sleep(pause.toMillis());
                    look.look();
                } catch (InterruptedException end) {
                    return;
                } catch (RuntimeException | Error defect) {
                    LOG.errorf(defect, "%s failed; it is tried again at the next interval", thread.getName());
                }
            }
        } finally {
            look.end();
        }
    }
}
