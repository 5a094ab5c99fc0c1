package dev.rapport.platform.edge;

import dev.rapport.platform.problem.Problem;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.TooLongHttpContentException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What to say of a request that the parser of HTTP gave up on. Nothing behind it on its connection can be read. */
final class BrokenMessage {
    private static final int LONGEST_REASON = 150;

    private BrokenMessage() {}

    /** The problem of a request line or a header. */
    static Problem ofHead(@Nullable Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return Problem.tooLarge("The address is too long; the maximum is 16,384 characters.");
        }
        if (cause instanceof TooLongHttpHeaderException) {
            return Problem.tooLarge("The headers are too long; the maximum is 16,384 characters in total.");
        }
        return Problem.malformed("The request line or a header breaks the rules of HTTP" + reason(cause));
    }

    /** The problem of a body in chunks; none if the failure is another one, as of the network. */
    static Optional<Problem> ofBody(Throwable failure) {
        if (failure instanceof TooLongHttpContentException) {
            return Optional.of(Problem.tooLarge("A chunk-size line of the chunked body is too long."));
        }
        return failure instanceof DecoderException || failure instanceof NumberFormatException
                ? Optional.of(
                        Problem.malformed("The chunked body breaks the rules of HTTP: a chunk is a size in hexadecimal"
                                + " digits, a line end, as many bytes, a line end" + reason(failure)))
                : Optional.empty();
    }

    /** The parser's own words, as far as they can be shown. */
    private static String reason(@Nullable Throwable cause) {
        String message = cause == null || cause.getMessage() == null ? "" : cause.getMessage();
        String readable = message.replaceAll("[^ -~]+", "?").strip();
        return readable.isEmpty()
                ? "."
                : " (%s)."
                        .formatted(
                                readable.length() > LONGEST_REASON
                                        ? readable.substring(0, LONGEST_REASON) + "…"
                                        : readable);
    }
}
