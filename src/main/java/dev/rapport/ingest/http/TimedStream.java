package dev.rapport.ingest.http;

import dev.rapport.platform.problem.Problem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** A body that holds a thread while it arrives, and so may not take long, however steadily it comes. */
final class TimedStream extends FilterInputStream {
    private final Duration most;
    private final long begin = System.nanoTime();

    TimedStream(InputStream body, Duration most) {
        super(body);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        requireInTime(value < 0);
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        requireInTime(count < 0);
        return count;
    }

    private void requireInTime(boolean isAtEnd) {
        if (!isAtEnd && System.nanoTime() - begin > most.toNanos()) {
            throw Problem.requestTimeout("the body has not arrived within %d seconds; nothing of it was accepted"
                            .formatted(most.toSeconds()))
                    .toException();
        }
    }
}
