package dev.rapport.platform.http;

import dev.rapport.platform.problem.Problem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A body that may not grow beyond a limit, counted after decompression. The read that passes the limit throws a
 * {@code too-large} problem, so nobody has to look at the count.
 */
public final class BoundedInputStream extends FilterInputStream {

    private final long limit;
    private final String what;
    private long count;

    /**
     * A bounded view of a body.
     *
     * @param limit the most bytes that may be read
     * @param what what is being read, for the message: "The body"
     */
    public BoundedInputStream(InputStream body, long limit, String what) {
        super(body);
        this.limit = limit;
        this.what = what;
    }

    /** How many bytes have been read so far. */
    public long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            add(1);
        }
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        if (read > 0) {
            add(read);
        }
        return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
        long skipped = super.skip(wanted);
        add(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false; // going back would count twice
    }

    private void add(long read) {
        count += read;
        if (count > limit) {
            throw Problem.tooLarge("%s is larger than %d bytes.".formatted(what, limit))
                    .toException();
        }
    }
}
