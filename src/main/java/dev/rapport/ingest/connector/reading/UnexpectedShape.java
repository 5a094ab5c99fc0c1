package dev.rapport.ingest.connector.reading;

import dev.rapport.ingest.connector.Translation;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A body is not built as its vendor says; never leaves a connector. */
public final class UnexpectedShape extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int LONGEST_REASON = 500;

    /** {@code reason} names the member and what was expected there. */
    public UnexpectedShape(String reason) {
        super(reason, null, false, false);
    }

    /**
     * The translation, or, where the body is built otherwise than expected, the word that it is to be kept. Reasons quote
     * the body, so they are made fit to be stored and shown.
     */
    public static Translation orKept(Supplier<Translation> translation) {
        try {
            Translation told = translation.get();
            return told instanceof Translation.Ignored ignored
                    ? new Translation.Ignored(BoundedText.of(ignored.reason(), LONGEST_REASON))
                    : told;
        } catch (UnexpectedShape shape) {
            return new Translation.Unknown(BoundedText.of(String.valueOf(shape.getMessage()), LONGEST_REASON));
        }
    }

    /** The value, which must be there. */
    public static <T> T required(@Nullable T value, String reason) {
        if (value == null) {
            throw new UnexpectedShape(reason);
        }
        return value;
    }
}
