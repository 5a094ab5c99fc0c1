package dev.rapport.query;

import static dev.rapport.query.WindowEdgesIT.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.testing.Client;
import dev.rapport.testing.MutableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms in which answers come, the tags by which they are kept, and what is said of the metrics themselves. */
@QuarkusTest
class MetricsFormIT {
    private static final String CSAT_HEADER =
            "bucket_start,bucket_end,complete,channel,value,numerator,denominator,pending,ci_low,ci_high,status,mean,scales,excluded_dismissed";
    private static final Instant OPENED = Instant.parse("2026-03-02T09:00:00Z");
    private static final String[] MARCH = {"from=2026-03-01", "to=2026-04-01"};

    @Inject
    MutableClock clock;

    @AfterEach
    void letTheClockRun() {
        clock.release();
    }

    private static String response(String id, String channel) {
        return "{\"id\":\"%s\",\"kind\":\"csat\",\"responded_at\":\"2026-03-02T09:00:00Z\",\"score\":5,\"channel\":\"%s\"}"
                .formatted(id, channel);
    }

    @ParameterizedTest
    @CsvSource({"json,application/json", "csv,text/csv", "ndjson,application/x-ndjson"})
    void aFormIsHadByHeaderOrByParameter(String format, String mediaType) {
        Client client = Client.ofNewWorkspace();
        client.postResponses(response("1", "chat"));

        Response byParameter = client.ask("csat", "format=" + format, MARCH[0], MARCH[1]);
        Response byHeader = client.request()
                .accept(mediaType)
                .queryParam("from", "2026-03-01")
                .queryParam("to", "2026-04-01")
                .get("/v1/metrics/csat");

        assertThat(byParameter.contentType()).startsWith(mediaType);
        assertThat(byHeader.contentType()).startsWith(mediaType);
        assertThat(body(byHeader)).isEqualTo(body(byParameter)).isNotEmpty();
        assertThat(byHeader.header("Vary")).contains("Accept");
    }

    private static String body(Response response) {
        return response.asString().replaceAll("\"as_of\":\"[^\"]*\"", "");
    }

    @Test
    void theParameterWinsOverTheHeader() {
        Response response = Client.ofNewWorkspace()
                .request()
                .accept("application/json")
                .queryParam("format", "csv")
                .get("/v1/metrics/csat");

        assertThat(response.contentType()).startsWith("text/csv");
    }

    @Test
    void theHeaderLineIsThereWithoutRows() {
        Response response = Client.ofNewWorkspace().ask("csat", MARCH[0], MARCH[1], "group_by=channel", "format=csv");

        assertThat(response.asString()).isEqualTo(CSAT_HEADER + "\r\n");
        assertThat(Client.ofNewWorkspace()
                        .ask("csat", MARCH[0], MARCH[1], "group_by=channel", "format=ndjson")
                        .asString())
                .isEmpty();
    }

    @Test
    void csvQuotesCommasQuotesAndLineBreaks() throws IOException {
        Client client = Client.ofNewWorkspace();
        client.postResponses(
                response("1", "chat, live"),
                response("2", "say \\\"hi\\\""),
                response("3", "two\\nlines"),
                response("4", "größe"));

        String csv = client.ask("csat", MARCH[0], MARCH[1], "group_by=channel", "format=csv")
                .asString();

        assertThat(csv).startsWith(CSAT_HEADER + "\r\n").contains("\"chat, live\"", "\"say \"\"hi\"\"\"");
        List<CSVRecord> rows = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(csv))
                .getRecords();
        assertThat(rows.stream().map(row -> row.get("channel")))
                .containsExactlyInAnyOrder("chat, live", "say \"hi\"", "two\nlines", "größe");
        assertThat(rows.get(0).get("denominator")).isEqualTo("1");
        assertThat(rows.get(0).get("value")).isEqualTo("1");
    }

    @Test
    void allFormsSayTheSame() throws IOException {
        Client client = Client.ofNewWorkspace();
        client.post(
                event("opened", "1", OPENED, "\"channel\":\"chat\""),
                event("replied", "1", OPENED.plusMillis(1500), "\"author\":\"agent\""),
                event("opened", "2", OPENED, ""),
                event("abandoned", "2", OPENED.plusSeconds(5), ""));
        String[] question = {MARCH[0], MARCH[1], "group_by=channel"};

        JsonNode rows = new ObjectMapper()
                .readTree(client.ask("first_response_time", question).asString())
                .get("rows");
        String[] lines = client.ask("first_response_time", MARCH[0], MARCH[1], "group_by=channel", "format=ndjson")
                .asString()
                .split("\n", -1);
        String csv = client.ask("first_response_time", MARCH[0], MARCH[1], "group_by=channel", "format=csv")
                .asString();

        List<CSVRecord> records = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(csv))
                .getRecords();
        assertThat(rows).hasSize(2);
        assertThat(lines).hasSize(3);
        for (int i = 0; i < 2; i++) {
            JsonNode row = rows.get(i);
            assertThat(new ObjectMapper().readTree(lines[i])).isEqualTo(row);
            CSVRecord csvRow = records.get(i);
            row.fieldNames().forEachRemaining(column -> assertThat(csvRow.get(column))
                    .as(column)
                    .isEqualTo(row.get(column).isNull() ? "" : row.get(column).asText()));
        }
    }

    @Test
    void aQuestionAskedAgainIsNotModifiedUntilSomethingNewComes() {
        Client client = Client.ofNewWorkspace();
        clock.freezeAt(Instant.parse("2026-05-01T00:00:00Z"));
        client.postResponses(response("1", "chat"));
        Response first = client.ask("csat", MARCH);

        Response again = askWith(client, first.header("ETag"), "csat", "json");

        assertThat(first.header("ETag")).startsWith("W/\"");
        assertThat(first.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.asString()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));

        client.postResponses(response("2", "chat"));

        assertThat(askWith(client, first.header("ETag"), "csat", "json").statusCode())
                .isEqualTo(200);
    }

    private static Response askWith(Client client, String tags, String metric, String format) {
        return client.request()
                .header("If-None-Match", tags)
                .queryParam("from", "2026-03-01")
                .queryParam("to", "2026-04-01")
                .queryParam("format", format)
                .get("/v1/metrics/" + metric);
    }

    @Test
    void aTagDoesNotOutliveWhatIsPending() {
        Client client = Client.ofNewWorkspace();
        clock.freezeAt(OPENED.plus(Duration.ofDays(30)));
        client.post(event("opened", "1", OPENED.plus(Duration.ofDays(24)), "\"customer_id\":\"a\""));
        Response pending = client.ask("fcr", MARCH);
        JsonPath answer = pending.jsonPath();
        assertThat(answer.getInt("total.pending")).isEqualTo(1);
        assertThat(answer.getString("valid_until")).isEqualTo("2026-04-02T09:00:00Z");

        clock.freezeAt(Instant.parse("2026-04-02T08:59:59.999Z"));
        assertThat(askWith(client, pending.header("ETag"), "fcr", "json").statusCode())
                .isEqualTo(304);

        clock.freezeAt(Instant.parse("2026-04-02T09:00:00Z"));
        Response matured = askWith(client, pending.header("ETag"), "fcr", "json");

        assertThat(matured.statusCode()).isEqualTo(200);
        assertThat(matured.jsonPath().getInt("total.pending")).isZero();
        assertThat(matured.jsonPath().getInt("total.unresolved")).isEqualTo(1);
        assertThat(matured.jsonPath().getString("valid_until")).isNull();
    }

    @Test
    void aTagDoesNotOutliveABucketThatBecomesComplete() {
        Client client = Client.ofNewWorkspace();
        clock.freezeAt(Instant.parse("2026-03-31T23:59:00Z"));
        Response running = client.ask("csat", MARCH);
        assertThat(running.jsonPath().getBoolean("rows[0].complete")).isFalse();

        clock.freezeAt(Instant.parse("2026-04-01T00:00:00Z"));
        Response over = askWith(client, running.header("ETag"), "csat", "json");

        assertThat(over.statusCode()).isEqualTo(200);
        assertThat(over.jsonPath().getBoolean("rows[0].complete")).isTrue();
    }

    @Test
    void anotherFormQuestionOrWorkspaceHasAnotherTag() {
        clock.freezeAt(Instant.parse("2026-05-01T00:00:00Z"));
        Client client = Client.ofNewWorkspace();
        Client other = Client.ofNewWorkspace();
        client.postResponses(response("1", "chat"));
        other.postResponses(response("1", "chat"));
        String tag = client.ask("csat", MARCH).header("ETag");

        assertThat(askWith(client, tag, "csat", "csv").statusCode()).isEqualTo(200);
        assertThat(askWith(client, tag, "nps", "json").statusCode()).isEqualTo(200);
        assertThat(askWith(other, tag, "csat", "json").statusCode()).isEqualTo(200);
        assertThat(askWith(client, "W/\"other\", " + tag, "csat", "json").statusCode())
                .isEqualTo(304);
        assertThat(client.request()
                        .header("If-None-Match", tag)
                        .get("/v1/metrics/csat?from=2026-03-01&to=2026-03-31")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void headGivesTheHeadersAlone() {
        Client client = Client.ofNewWorkspace();
        Response head = client.request().queryParam("from", "2026-03-01").head("/v1/metrics/csat");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.header("ETag")).startsWith("W/\"");
        assertThat(head.asString()).isEmpty();
    }

    @Test
    void theCatalogueNamesWhatCanBeAsked() throws JsonProcessingException {
        Client client = Client.ofNewWorkspace();
        JsonNode metrics = new ObjectMapper()
                .readTree(client.request().get("/v1/metrics").asString())
                .get("metrics");

        assertThat(metrics.findValuesAsText("cohort")).contains("opened_at", "responded_at", "purchased_at");
        for (JsonNode metric : metrics) {
            String id = metric.get("id").asText();
            for (JsonNode dimension : metric.get("dimensions")) {
                String name = dimension.asText().replace("<name>", "plan");
                assertThat(client.ask(id, "group_by=" + name).statusCode())
                        .as("%s by %s", id, name)
                        .isEqualTo(200);
            }
            for (JsonNode option : metric.get("options")) {
                assertThat(client.ask(
                                        id,
                                        option.get("name").asText() + "="
                                                + option.get("default").asText())
                                .statusCode())
                        .as("%s with %s", id, option)
                        .isEqualTo(200);
            }
            JsonNode definition = new ObjectMapper()
                    .readTree(client.request()
                            .get(metric.get("definition").get("href").asText())
                            .asString());
            assertThat(definition.get("metric").asText()).isEqualTo(id);
            assertThat(definition.get("formula").asText()).isNotBlank();
            assertThat(definition.get("example").asText()).isNotBlank();
            assertThat(definition.get("edge_cases")).isNotEmpty();
        }
    }
}
