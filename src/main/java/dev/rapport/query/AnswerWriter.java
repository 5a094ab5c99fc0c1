package dev.rapport.query;

import static dev.rapport.schema.Property.anyObject;
import static dev.rapport.schema.Property.named;
import static dev.rapport.schema.Property.object;
import static dev.rapport.schema.Property.objects;
import static dev.rapport.schema.Property.text;
import static dev.rapport.schema.Property.time;
import static dev.rapport.schema.Property.truth;
import static dev.rapport.schema.Property.wholeNumber;
import static dev.rapport.schema.Property.words;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.rapport.metric.Answer;
import dev.rapport.metric.Effort;
import dev.rapport.metric.Metric;
import dev.rapport.metric.MetricDescription;
import dev.rapport.metric.Question;
import dev.rapport.metric.Unit;
import dev.rapport.metric.UnitOfCount;
import dev.rapport.metric.Warning;
import dev.rapport.schema.ObjectType;
import dev.rapport.schema.Property;
import dev.rapport.schema.RowType;
import dev.rapport.schema.ValueType;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
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

    private static final Property METRIC = text("metric").example("csat");
    private static final String TOTAL = "total";

    private static final RowType<AnswerWriter> HEAD = RowType.<AnswerWriter>of(
                    "MetricAnswer", "A metric's answer: the total and a row for each bucket of each group.")
            .with(METRIC, writer -> writer.metric().id())
            .with(
                    text("name").meaning("The name of the metric.").example("Customer satisfaction"),
                    writer -> writer.metric().name())
            .with(
                    words("unit", Unit.wireNames()).meaning("What the value is counted in."),
                    writer -> writer.metric().unit().wireName())
            .with(
                    words("unit_of_count", UnitOfCount.wireNames()).meaning("What the denominator counts."),
                    writer -> writer.request
                            .metric()
                            .unitOfCount(writer.question().options())
                            .wireName())
            .with(
                    truth("additive").meaning("Whether the groups' numerators and denominators add up to the total's."),
                    writer -> writer.request
                            .metric()
                            .additive(
                                    writer.question().options(),
                                    writer.question().groupBy()))
            .with(named("definition", "DefinitionLink"), writer -> MetricDocuments.definitionLink(writer.metric()))
            .with(
                    anyObject("query")
                            .meaning("The executed query with every default, in the names of the parameters."),
                    writer -> writer.request.echo())
            .with(
                    time("as_of")
                            .meaning("The instant at which the question was asked.")
                            .example("2026-03-31T12:00:00+02:00"),
                    writer -> writer.shown(writer.question().asOf()))
            .with(
                    time("valid_until")
                            .orNull()
                            .meaning("The first instant at which something changes without new data; null when only new"
                                    + " data can.")
                            .example("2026-04-01T00:00:00+02:00"),
                    writer -> writer.answer.validUntil().map(writer::shown).orElse(null))
            .with(
                    wholeNumber("version")
                            .meaning("The version of the data: each committed batch makes the next one.")
                            .example(42),
                    writer -> writer.version)
            .with(object(TOTAL, AnswerColumns.ANY_CELL), writer -> new AnswerRows(writer.request)
                    .total(writer.answer, writer.compared))
            .build();

    /** What stands above the total, and is the same for all metrics. */
    private static final List<Property> ABOVE =
            HEAD.type().properties().subList(1, HEAD.type().properties().size() - 1);

    private static final Property ROWS = objects("rows", AnswerColumns.ANY_ROW);
    private static final Property WARNINGS = objects("warnings", AnswerColumns.WARNING.type());

    /** What it looks like as JSON. */
    public static final ObjectType TYPE = HEAD.type().and(ROWS, WARNINGS);

    /** What the answer of a metric looks like as JSON. */
    public static ObjectType type(Metric metric) {
        List<Property> properties = new ArrayList<>();
        properties.add(words(METRIC.name(), List.of(metric.description().id())));
        ABOVE.forEach(property -> properties.add(
                shared().containsValue(property) ? property.sharedAs(AnswerColumns.sharedName(property)) : property));
        properties.add(object(TOTAL, AnswerColumns.cellType(metric)));
        return new ObjectType(
                        AnswerColumns.typeName(metric) + "Answer",
                        metric.description().name() + ": the total and a row for each bucket of each group.",
                        properties,
                        false)
                .and(objects(ROWS.name(), AnswerColumns.rowType(metric)), WARNINGS);
    }

    /** What stands above the rows of every answer, by the names under which it is declared once. */
    public static Map<String, Property> shared() {
        Map<String, Property> shared = new LinkedHashMap<>();
        ABOVE.stream()
                .filter(property -> property.type().kind() != ValueType.Kind.NAMED)
                .forEach(property -> shared.put(AnswerColumns.sharedName(property), property));
        return shared;
    }

    private static final Property ANSWERS = objects("answers", TYPE);

    /** What several look like. */
    public static final ObjectType SEVERAL =
            ObjectType.of("MetricAnswers", "An answer for each metric, in the order asked for.", ANSWERS);

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

    private MetricDescription metric() {
        return request.metric().description();
    }

    private Question question() {
        return request.question();
    }

    private String shown(Instant instant) {
        return AnswerRows.time(instant, question().zone());
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
            json.writeArrayFieldStart(ANSWERS.name());
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
        for (Map.Entry<String, @Nullable Object> member : HEAD.write(this).entrySet()) {
            json.writeFieldName(member.getKey());
            JSON.writeValue(json, member.getValue());
        }
        json.writeArrayFieldStart(ROWS.name());
        for (Map<String, @Nullable Object> row : rows) {
            JSON.writeValue(json, row);
        }
        json.writeEndArray();
        json.writeArrayFieldStart(WARNINGS.name());
        for (Warning warning : answer.warnings()) {
            JSON.writeValue(json, AnswerColumns.WARNING.write(warning));
        }
        json.writeEndArray();
        json.writeEndObject();
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
