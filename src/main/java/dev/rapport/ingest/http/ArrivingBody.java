package dev.rapport.ingest.http;

import dev.rapport.ingest.Pauses;
import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.ProblemException;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a body as they arrive, for one thread that may wait for them. What has arrived is kept up to a bound, then
 * the sender has to wait. The reader is let go when the sender says nothing for long, or when somebody stops it.
 */
final class ArrivingBody extends InputStream implements Pauses {
    private static final int MOST = 1 << 18;
    private static final Duration LOOK = Duration.ofMillis(100);

    private final HttpServerRequest request;
    private final Context eventLoop;
    private final Duration patience;
    private final ArrayDeque<Buffer> arrived = new ArrayDeque<>();
    private Runnable meanwhile = () -> {};
    private long bytes;
    private boolean isPaused;
    private boolean hasEnded;
    private @Nullable Throwable broken;
    private @Nullable Problem stopped;
    private @Nullable Buffer current;
    private int position;

    /** Called on the event loop, before anything of the body has been taken. */
    ArrivingBody(HttpServerRequest request, Context eventLoop, Duration patience) {
        this.request = request;
        this.eventLoop = eventLoop;
        this.patience = patience;
        if (request.isEnded()) {
            hasEnded = true;
            return;
        }
        request.exceptionHandler(this::breakOff);
        request.endHandler(end -> end());
        request.handler(this::add);
        if (request.response().closed()) {
            breakOff(new IOException("the client disconnected"));
        }
        request.resume();
    }

    private synchronized void add(Buffer more) {
        if (stopped != null) {
            return;
        }
        arrived.add(more);
        bytes += more.length();
        if (bytes > MOST && !isPaused) {
            isPaused = true;
            request.pause();
        }
        notifyAll();
    }

    /** A stream of HTTP/2 that was reset meanwhile can't be resumed. */
    private void resume() {
        if (!request.isEnded()) {
            request.resume();
        }
    }

    private synchronized void end() {
        hasEnded = true;
        notifyAll();
    }

    private synchronized void breakOff(Throwable reason) {
        broken = reason;
        notifyAll();
    }

    /** Lets the reader go with a problem, whatever has arrived. */
    synchronized void stop(Problem reason) {
        if (stopped == null) {
            stopped = reason;
            arrived.clear();
            notifyAll();
        }
    }

    @Override
    public void meanwhile(Runnable task) {
        meanwhile = task;
    }

    /**
     * Waits for some bytes.
     *
     * @throws ProblemException when the sender is too slow, or the reader is to stop
     */
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        Buffer from = current();
        if (from == null) {
            return -1;
        }
        int count = Math.min(length, from.length() - position);
        from.getBytes(position, position + count, target, offset);
        position += count;
        return count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /** What is to be read next, with a byte at least; null at the end. */
    private @Nullable Buffer current() throws IOException {
        requireNotStopped();
        Buffer next = current;
        if (next != null && position < next.length()) {
            return next;
        }
        long deadline = System.nanoTime() + patience.toNanos();
        next = poll();
        while (next == null && !isAtEnd()) {
            meanwhile.run();
            if (System.nanoTime() - deadline > 0) {
                throw Problem.requestTimeout(
                                "nothing of the body has arrived for %d seconds".formatted(patience.toSeconds()))
                        .toException();
            }
            next = poll();
        }
        current = next;
        position = 0;
        return next;
    }

    private synchronized void requireNotStopped() {
        if (stopped != null) {
            throw stopped.toException();
        }
    }

    /** The next bytes, when some come within a moment. */
    private synchronized @Nullable Buffer poll() throws IOException {
        long until = System.nanoTime() + LOOK.toNanos();
        while (arrived.isEmpty() && !hasEnded && broken == null && stopped == null) {
            long millis = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            if (millis <= 0) {
                break;
            }
            try {
                wait(millis);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException(interrupted);
            }
        }
        requireNotStopped();
        Buffer next = arrived.poll();
        if (next == null) {
            if (broken != null) {
                throw new IOException(broken);
            }
            return null;
        }
        bytes -= next.length();
        if (isPaused && bytes <= MOST / 2) {
            isPaused = false;
            eventLoop.runOnContext(room -> resume());
        }
        return next.length() == 0 ? null : next;
    }

    private synchronized boolean isAtEnd() {
        return hasEnded && arrived.isEmpty() && (current == null || position == current.length());
    }

    @Override
    public int available() {
        return isAtEnd() ? 0 : 1; // who reads compressed parts asks whether another one may follow
    }
}
