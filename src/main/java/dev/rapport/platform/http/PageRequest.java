package dev.rapport.platform.http;

import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which part of a list is asked for: so many items behind the one that the cursor names. Lists are read by key and not
 * by offset, so that what is added meanwhile shifts nothing.
 *
 * @param after the key of the last item already seen, 0 for none
 * @param limit the most items wanted
 */
public record PageRequest(long after, int limit) {

    public static final int DEFAULT_LIMIT = 100;
    public static final int LARGEST_LIMIT = 1000;

    /**
     * From the query parameters {@code cursor} and {@code limit}.
     *
     * @throws dev.rapport.platform.problem.ProblemException listing what is wrong with either
     */
    public static PageRequest fromParameters(Optional<String> cursor, Optional<String> limit) {
        List<Violation> violations = new ArrayList<>();
        long after = 0;
        int most = DEFAULT_LIMIT;
        if (cursor.isPresent()) {
            try {
                after = Cursor.decode(cursor.get(), 1)
                        .map(parts -> Long.valueOf(parts.get(0)))
                        .orElse(-1L);
            } catch (NumberFormatException e) {
                after = -1;
            }
            if (after < 0) {
                violations.add(new Violation(
                        "cursor", "cursor is not one that this list has given out; leave it out for the first page."));
            }
        }
        if (limit.isPresent()) {
            String given = limit.get();
            most = given.matches("\\d{1,9}") ? Integer.parseInt(given) : 0;
            if (most < 1 || most > LARGEST_LIMIT) {
                violations.add(new Violation(
                        "limit",
                        "limit is a whole number from 1 to %d, not \"%s\"."
                                .formatted(LARGEST_LIMIT, given.length() > 50 ? given.substring(0, 50) + "…" : given)));
            }
        }
        if (!violations.isEmpty()) {
            throw Problem.validation(violations).toException();
        }
        return new PageRequest(after, most);
    }
}
