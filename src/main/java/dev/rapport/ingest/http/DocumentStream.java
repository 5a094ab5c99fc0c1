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
    private long count;

    DocumentStream(InputStream body, DocumentMemory memory, long limit) {
        super(body);
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
        if (count > limit) {
            throw Problem.tooLarge(
                            "a JSON document has at most %,d bytes, decompressed; split it, or send one item a line as application/x-ndjson, which has no such limit"
                                    .formatted(limit))
                    .toException();
        }
        memory.growTo(count);
    }
}
