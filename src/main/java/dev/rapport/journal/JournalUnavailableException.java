package dev.rapport.journal;

/**
 * The database did not take a batch: it is away, or another writer holds the workspace for too long. Nothing of the batch
 * is known to be kept; sending it again is safe, what was kept is then a duplicate.
 */
public final class JournalUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JournalUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
