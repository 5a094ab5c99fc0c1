package dev.rapport.query.list;

import dev.rapport.metric.Effort;
import dev.rapport.query.AnswerForm;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Lists that were made by somebody else and come whole. */
public final class ReadyLists {
    private ReadyLists() {}

    /**
     * A list.
     *
     * @param columns the names of the columns
     * @param head what stands above the rows in JSON
     * @param rows the rows, by the names of the columns
     * @param format the parameter for tools that can't set a header
     */
    public static ListAnswer of(
            List<String> columns,
            Map<String, @Nullable Object> head,
            List<Map<String, @Nullable Object>> rows,
            Optional<String> format,
            List<MediaType> accepted) {
        AnswerForm form = AnswerForm.negotiate(format, accepted);
        return new ListAnswer(
                new ReadyRows(columns, head, rows),
                new ListRequest(form, Optional.empty(), OptionalInt.of(ReadyRows.ALL)),
                Effort.UNBOUNDED); // whoever made the rows has asked
    }
}
