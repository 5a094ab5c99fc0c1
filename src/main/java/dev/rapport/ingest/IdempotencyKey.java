package dev.rapport.ingest;

import dev.rapport.platform.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name that a sender gives to a stream, to ask for its progress.
 *
 * @param value 1 to 200 visible ASCII characters, not digits alone
 */
public record IdempotencyKey(String value) {
    private static final String HEADER = "Idempotency-Key";
    private static final int MOST_CHARACTERS = 200;
    private static final Pattern VISIBLE = Pattern.compile("[!-~]+");
    private static final Pattern NUMBER_OR_DOTS = Pattern.compile("\\d+|\\.{1,2}");

    /**
     * The key of a request that has one.
     *
     * @param headers all values of the header; null when it is not there
     */
    public static Optional<IdempotencyKey> from(@Nullable List<String> headers) {
        if (headers == null || headers.isEmpty()) {
            return Optional.empty();
        }
        String key = headers.get(0);
        if (headers.size() > 1) {
            throw refusal("appears in several headers; send one");
        }
        if (key.isEmpty()
                || key.length() > MOST_CHARACTERS
                || !VISIBLE.matcher(key).matches()) {
            throw refusal("must be 1 to %d visible ASCII characters without spaces; a UUID is a good choice"
                    .formatted(MOST_CHARACTERS));
        }
        if (NUMBER_OR_DOTS.matcher(key).matches()) {
            throw refusal(
                    "%s can't be asked for at /v1/jobs: numbers are jobs of the service, and dots mean a folder; put a letter in front"
                            .formatted(key));
        }
        return Optional.of(new IdempotencyKey(key));
    }

    private static RuntimeException refusal(String rest) {
        return Problem.validation(HEADER, HEADER + " " + rest).toException();
    }
}
