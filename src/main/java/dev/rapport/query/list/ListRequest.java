package dev.rapport.query.list;

import dev.rapport.platform.http.PageRequest;
import dev.rapport.query.AnswerForm;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a list is wanted.
 *
 * @param form JSON comes page by page, the other forms whole
 * @param behind the key of the last row already seen
 * @param limit the most rows
 */
public record ListRequest(AnswerForm form, Optional<List<String>> behind, OptionalInt limit) {
    public ListRequest {
        behind = behind.map(List::copyOf);
    }

    /** The most rows of a page. */
    public int pageSize() {
        return limit.orElse(PageRequest.DEFAULT_LIMIT);
    }
}
