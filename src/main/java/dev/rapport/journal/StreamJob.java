package dev.rapport.journal;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far a stream got.
 *
 * @param key the sender's own name of it
 * @param state what it does, as far as it is known
 * @param progress how far it got
 * @param problem why it failed
 * @param createdAt when the latest request with this key began
 * @param updatedAt when it last gave news
 * @param finishedAt empty while it runs
 */
public record StreamJob(
        String key,
        State state,
        Progress progress,
        Optional<Failure> problem,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> finishedAt) {

    /** What a stream does. */
    public enum State {
        RUNNING,
        DONE,
        FAILED,
        /** It gave no news for long: its process is gone. What it committed is there. */
        ABANDONED
    }

    /**
     * Counts of lines and items.
     *
     * @param linesRead how many lines were read
     * @param committedLines what stands up to this line is durable
     * @param version the workspace's version that includes it
     */
    public record Progress(
            long linesRead,
            long committedLines,
            long accepted,
            long duplicates,
            long conflicts,
            long rejected,
            OptionalLong version) {
        /** Nothing read yet. */
        public static final Progress NONE = new Progress(0, 0, 0, 0, 0, 0, OptionalLong.empty());
    }

    /**
     * Why it failed.
     *
     * @param type the problem's type, such as {@code malformed}
     * @param detail the sentence
     */
    public record Failure(String type, String detail) {}
}
