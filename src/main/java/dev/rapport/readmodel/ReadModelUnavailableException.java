package dev.rapport.readmodel;

/** The database did not answer, so that nothing can be said about the facts as they are now. Asking again is safe. */
public final class ReadModelUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReadModelUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
