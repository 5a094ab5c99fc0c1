package dev.rapport.query.list;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.rapport.metric.Effort;
import dev.rapport.platform.http.Cursor;
import dev.rapport.query.AnswerForm;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Writes a list: JSON one page, CSV and NDJSON to its end, part by part. */
public final class ListAnswer {
    private static final int PART = 1000;
    private static final int BYTES_OF_ROW = 4096;
    private static final ObjectMapper JSON = new ObjectMapper()
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .configure(com.fasterxml.jackson.core.StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN.mappedFeature(), true)
            .configure(JsonGenerator.Feature.AUTO_CLOSE_TARGET, false);

    private final RowList list;
    private final ListRequest request;
    private final RowList.RowReader reader;
    private final List<ListRow> first;
    private final Optional<String> nextCursor;
    private final Effort effort;

    /** Reads the first part, so that what can fail fails before anything is written. */
    public ListAnswer(RowList list, ListRequest request, Effort effort) {
        this.effort = effort;
        this.list = list;
        this.request = request;
        this.reader = list.read(request.behind());
        if (request.form() != AnswerForm.JSON) {
            int part = Math.min(PART, request.limit().orElse(PART));
            effort.hold((long) part * BYTES_OF_ROW);
            this.first = reader.next(part);
            this.nextCursor = Optional.empty();
            return;
        }
        int limit = request.pageSize();
        List<ListRow> rows = page(limit + 1);
        this.first = rows.subList(0, Math.min(limit, rows.size()));
        this.nextCursor = rows.size() > limit
                ? Optional.of(Cursor.encode(rows.get(limit - 1).key().toArray(String[]::new)))
                : Optional.empty();
    }

    /** So many rows, or all that are left. */
    private List<ListRow> page(int most) {
        effort.hold((long) Math.min(PART, most) * BYTES_OF_ROW);
        List<ListRow> rows = new ArrayList<>(reader.next(most));
        for (List<ListRow> part = rows; !part.isEmpty() && rows.size() < most; ) {
            effort.goOn();
            part = reader.next(most - rows.size());
            if (!part.isEmpty()) {
                effort.hold(RowList.MOST_BYTES);
                rows.addAll(part);
            }
        }
        return rows;
    }

    /** The form asked for. */
    public AnswerForm form() {
        return request.form();
    }

    /** Where the next page begins; empty at the end, and where there are no pages. */
    public Optional<String> nextCursor() {
        return nextCursor;
    }

    /** Writes it in the form asked for; the stream stays open. */
    public void write(OutputStream out) throws IOException {
        switch (request.form()) {
            case JSON -> writePage(out);
            case CSV -> writeCsv(out);
            case NDJSON -> writeLines(out);
        }
    }

    private void writePage(OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            for (Map.Entry<String, @Nullable Object> member : list.head().entrySet()) {
                json.writeFieldName(member.getKey());
                JSON.writeValue(json, member.getValue());
            }
            json.writeArrayFieldStart("data");
            for (ListRow row : first) {
                JSON.writeValue(json, row.columns());
            }
            json.writeEndArray();
            json.writeStringField("next_cursor", nextCursor.orElse(null));
            json.writeEndObject();
        }
    }

    private void writeCsv(OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180);
        csv.printRecord(list.columns());
        forEach(row -> csv.printRecord(
                list.columns().stream().map(column -> cell(row.columns().get(column)))));
        csv.flush();
    }

    private static @Nullable Object cell(@Nullable Object value) {
        if (!(value instanceof Collection<?> || value instanceof Map<?, ?> || value instanceof Iterable<?>)) {
            return value instanceof java.math.BigDecimal number ? number.toPlainString() : value;
        }
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory failed", impossible);
        }
    }

    private void writeLines(OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.setRootValueSeparator(null);
            forEach(row -> {
                JSON.writeValue(json, row.columns());
                json.writeRaw('\n');
            });
        }
    }

    private void forEach(RowWriter writer) throws IOException {
        long left = request.limit().isPresent() ? request.limit().getAsInt() : Long.MAX_VALUE;
        List<ListRow> part = first;
        while (!part.isEmpty() && left > 0) {
            for (ListRow row : part) {
                writer.write(row);
            }
            left -= part.size();
            effort.goOn();
            part = left > 0 ? reader.next((int) Math.min(PART, left)) : List.of();
        }
    }

    private interface RowWriter {
        void write(ListRow row) throws IOException;
    }
}
