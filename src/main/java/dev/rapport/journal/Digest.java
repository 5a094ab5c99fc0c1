package dev.rapport.journal;

import java.nio.ByteBuffer;

/** The first 16 bytes of a SHA-256. */
public record Digest(long first, long second) {
    static final int BYTES = 16;

    /** The digest whose bytes begin so. */
    static Digest of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new Digest(buffer.getLong(), buffer.getLong());
    }

    byte[] toBytes() {
        return ByteBuffer.allocate(BYTES).putLong(first).putLong(second).array();
    }
}
