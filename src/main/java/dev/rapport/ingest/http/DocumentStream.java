package dev.rapport.ingest.http;

import dev.rapport.ingest.http.IngestGate.DocumentMemory;
import dev.rapport.platform.problem.Problem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of one JSON document, bounded and accounted for as they are read. */
final class DocumentStream extends FilterInputStream {
    private final DocumentMemory memory;
    private final long limit;
    private final long extra;
    private long count;

    /**
     * Bounds and accounts for {@code body}.
     *
     * @param extra bytes that the document takes beside those that are read
     */
    DocumentStream(InputStream body, DocumentMemory memory, long limit, long extra) {
        super(body);
        this.extra = extra;
        this.memory = memory;
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        add(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        add(Math.max(read, 0));
        return read;
    }

    @Override
    public boolean markSupported() {
        return false; // going back would count twice
    }

    private void add(int read) {
        count += read;
        requireWithin(limit, count);
        memory.growTo(extra + count);
    }

    /** Refuses a document of so many bytes when they are too many. */
    static void requireWithin(long limit, long count) {
        if (count > limit) {
            throw Problem.tooLarge(
                            "a JSON document has at most %,d bytes, decompressed; split it, or send one item a line as application/x-ndjson, which has no such limit"
                                    .formatted(limit))
                    .toException();
        }
    }
}
