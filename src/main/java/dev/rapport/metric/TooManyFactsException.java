package dev.rapport.metric;

/** A list of the facts behind a number would have more of them than can be put in order at once. */
public final class TooManyFactsException extends RuntimeException {
    /** The most facts of a list. */
    public static final int LIMIT = 2_000_000;

    private static final long serialVersionUID = 1;

    TooManyFactsException() {
        super("more than %d facts are behind this number".formatted(LIMIT));
    }
}
