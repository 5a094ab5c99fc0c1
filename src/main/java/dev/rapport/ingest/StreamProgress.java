package dev.rapport.ingest;

import java.util.OptionalLong;

/**
 * Is told how far a stream gets. Must not fail: a stream goes on without anybody who watches. Chunks
 * are committed while others are read, so both may be told at the same time.
 */
public interface StreamProgress {
    /** For streams that nobody watches. */
    StreamProgress UNWATCHED = new StreamProgress() {
        @Override
        public void read(long lines) {}

        @Override
        public void committed(long lines, Tally tally, OptionalLong version) {}
    };

    /** So many lines are read; told again and again, also while nothing is committed. */
    void read(long lines);

    /** What stands up to this line is durable now. {@code tally} counts all items so far. */
    void committed(long lines, Tally tally, OptionalLong version);
}
