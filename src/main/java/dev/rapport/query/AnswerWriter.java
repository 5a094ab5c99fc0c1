package dev.rapport.query;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.rapport.metric.Answer;
import dev.rapport.metric.Effort;
import dev.rapport.metric.MetricDescription;
import dev.rapport.metric.Warning;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Writes an answer in one of its forms, row by row. */
public final class AnswerWriter {
    private static final ObjectMapper JSON = new ObjectMapper()
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .configure(com.fasterxml.jackson.core.StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN.mappedFeature(), true)
            .configure(JsonGenerator.Feature.AUTO_CLOSE_TARGET, false);

    private final MetricRequest request;
    private final Answer answer;
    private final Optional<Answer> compared;
    private final long version;
    private final List<Map<String, @Nullable Object>> rows;

    /** Writes that answer; puts its rows in order, if they are to have one. */
    public AnswerWriter(MetricAnswers.Answered answered, Effort effort) {
        this.request = answered.request();
        this.answer = answered.answer();
        this.compared = answered.compared();
        this.version = answered.version();
        this.rows = new AnswerRows(request).of(answer, compared, effort);
    }

    /** Writes the answer; the stream stays open. */
    public void write(AnswerForm form, OutputStream out) throws IOException {
        switch (form) {
            case JSON -> writeJson(out);
            case CSV -> writeCsv(out);
            case NDJSON -> writeLines(out);
        }
    }

    /** Writes one answer after the other as one document. */
    public static final class Several implements AutoCloseable {
        private final JsonGenerator json;

        /** Begins; the stream stays open. */
        public Several(OutputStream out) throws IOException {
            json = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
            json.writeStartObject();
            json.writeArrayFieldStart("answers");
        }

        /** Writes the next one. */
        public void write(AnswerWriter answer) throws IOException {
            answer.writeJson(json);
        }

        /** All are written; without this the document stays unfinished, for all to see. */
        public void end() throws IOException {
            json.writeEndArray();
            json.writeEndObject();
        }

        @Override
        public void close() throws IOException {
            json.close();
        }
    }

    private void writeJson(OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            writeJson(json);
        }
    }

    private void writeJson(JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, @Nullable Object> member : head().entrySet()) {
            json.writeFieldName(member.getKey());
            JSON.writeValue(json, member.getValue());
        }
        json.writeArrayFieldStart("rows");
        for (Map<String, @Nullable Object> row : rows) {
            JSON.writeValue(json, row);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("warnings");
        for (Warning warning : answer.warnings()) {
            json.writeStartObject();
            json.writeStringField("code", warning.code());
            json.writeStringField("detail", warning.detail());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private Map<String, @Nullable Object> head() {
        MetricDescription metric = request.metric().description();
        Map<String, @Nullable Object> head = new LinkedHashMap<>();
        head.put("metric", metric.id());
        head.put("name", metric.name());
        head.put("unit", metric.unit().wireName());
        head.put(
                "unit_of_count",
                request.metric().unitOfCount(request.question().options()).wireName());
        head.put(
                "additive",
                request.metric()
                        .additive(
                                request.question().options(), request.question().groupBy()));
        head.put("definition", MetricDocuments.definitionLink(metric));
        head.put("query", request.echo());
        head.put(
                "as_of",
                AnswerRows.time(request.question().asOf(), request.question().zone()));
        head.put(
                "valid_until",
                answer.validUntil()
                        .map(until -> AnswerRows.time(until, request.question().zone()))
                        .orElse(null));
        head.put("version", version);
        head.put("total", new AnswerRows(request).total(answer, compared));
        return head;
    }

    private void writeCsv(OutputStream out) throws IOException {
        List<String> columns =
                AnswerColumns.ofRow(request.metric(), request.question().groupBy(), compared.isPresent());
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180);
        csv.printRecord(columns);
        for (Map<String, @Nullable Object> row : rows) {
            csv.printRecord(columns.stream().map(column -> cell(row.get(column))));
        }
        csv.flush();
    }

    private static @Nullable Object cell(@Nullable Object value) {
        if (!(value instanceof List<?>)) {
            return value;
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
            for (Map<String, @Nullable Object> row : rows) {
                JSON.writeValue(json, row);
                json.writeRaw('\n');
            }
        }
    }
}
