package dev.rapport.ingest.http;

import io.vertx.core.buffer.Buffer;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Objects;

/**
 * The bytes of a document: gathered as they arrive, then read once. What has been read is let go, so that a document and
 * what is made of it do not take its memory twice.
 */
final class DocumentBytes extends InputStream {
    private final ArrayDeque<byte[]> blocks = new ArrayDeque<>();
    private final int blockSize;
    private int written;
    private int read;
    private long length;

    /** Expects about so many bytes at once. */
    DocumentBytes(int blockSize) {
        this.blockSize = blockSize;
        this.written = blockSize;
    }

    /** How many bytes were gathered. */
    long length() {
        return length;
    }

    void append(Buffer more) {
        int from = 0;
        while (from < more.length()) {
            if (written == blockSize) {
                blocks.addLast(new byte[blockSize]);
                written = 0;
            }
            int count = Math.min(blockSize - written, more.length() - from);
            more.getBytes(from, from + count, blocks.getLast(), written);
            from += count;
            written += count;
        }
        length += more.length();
    }

    @Override
    public int read(byte[] target, int offset, int wanted) {
        Objects.checkFromIndexSize(offset, wanted, target.length);
        byte[] block = blocks.peekFirst();
        if (block == null) {
            return -1;
        }
        int end = blocks.size() == 1 ? written : blockSize;
        int count = Math.min(wanted, end - read);
        System.arraycopy(block, read, target, offset, count);
        read += count;
        if (read == end) {
            blocks.removeFirst();
            read = 0;
        }
        return count;
    }

    /** Whether anything is left: who reads compressed parts asks whether another one follows. */
    @Override
    public int available() {
        return blocks.isEmpty() ? 0 : 1;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }
}
