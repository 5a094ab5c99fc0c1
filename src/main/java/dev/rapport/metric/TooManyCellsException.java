package dev.rapport.metric;

/** The buckets times the groups of a question are more than an answer may have. */
public final class TooManyCellsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** How many cells an answer may have. */
    public static final int LIMIT = 1_000_000;

    TooManyCellsException(long buckets, long groups) {
        super("the question has %d buckets and at least %d groups; an answer has at most %d cells"
                .formatted(buckets, groups, LIMIT));
    }
}
