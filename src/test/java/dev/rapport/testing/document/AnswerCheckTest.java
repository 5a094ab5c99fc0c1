package dev.rapport.testing.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check must find what it is there for: each kind of difference by an example of its own. */
class AnswerCheckTest {
    private static final AnswerCheck CHECK = new AnswerCheck(ApiDocument.read("""
            openapi: 3.1.0
            paths:
              /v1/things/{id}:
                get:
                  responses:
                    "200":
                      headers:
                        ETag: {required: true, schema: {type: string}}
                        Link: {schema: {type: string}}
                      content:
                        application/json: {schema: {$ref: "#/components/schemas/Thing"}}
                        application/x-ndjson: {schema: {$ref: "#/components/schemas/Thing"}}
                        text/csv: {schema: {type: string}}
                    "404":
                      $ref: "#/components/responses/NotFound"
                delete:
                  responses:
                    "204": {description: gone}
              /v1/things:
                post:
                  requestBody: {content: {application/json: {schema: {type: array}}}}
                  responses:
                    "200": {content: {application/json: {schema: {$ref: "#/components/schemas/Part"}}}}
                    "201": {content: {application/json: {schema: {$ref: "#/components/schemas/Receipt"}}}}
              /v1/things/special:
                get:
                  responses:
                    "200": {content: {application/json: {schema: {type: boolean}}}}
            components:
              responses:
                NotFound:
                  headers: {Retry-After: {required: true, schema: {type: string}}}
                  content: {application/problem+json: {schema: {type: object}}}
              schemas:
                Receipt:
                  type: object
                  properties: {status: {type: string}}
                Part:
                  type: object
                  properties: {name: {type: string}}
                Thing:
                  type: object
                  required: [id, value]
                  properties:
                    id: {type: string}
                    value: {type: [number, "null"]}
                    count: {type: integer}
                    at: {type: string, format: date-time}
                    word: {type: [string, "null"], enum: [one, two]}
                    parts: {type: array, items: {$ref: "#/components/schemas/Part"}}
                    part: {anyOf: [{$ref: "#/components/schemas/Part"}, {type: "null"}]}
                    free: {type: object}
            """));

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json", "ETag", "\"1\"");

    @Test
    void theRightAnswerHasNoFindings() {
        assertThat(lines(200, JSON, """
                {"id": "7", "value": null, "count": 1, "at": "2026-03-27T16:30:00+01:00", "word": "one",
                 "parts": [{"name": "a"}, {}], "part": null, "free": {"any": 1}}""")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"id": 7, "value": 1}                               | body /id type
                    {"id": null, "value": 1}                            | body /id type
                    {"id": "7"}                                         | body  required value
                    {"id": "7", "value": true}                          | body /value type
                    {"id": "7", "value": 1, "count": 1.5}               | body /count type
                    {"id": "7", "value": 1, "at": "2026-03-27"}         | body /at format
                    {"id": "7", "value": 1, "word": "three"}            | body /word enum
                    {"id": "7", "value": 1, "word": null}               | body /word enum
                    {"id": "7", "value": 1, "more": 1}                  | body  additionalProperties more
                    {"id": "7", "value": 1, "parts": [{}, {"nam": ""}]} | body /parts/* additionalProperties nam
                    {"id": "7", "value": 1, "value": 2}                 | body not JSON
                    {"id": "7", "value":                                | body not JSON
                    """)
    void whatTheSchemaForbidsIsFound(String body, String expected) {
        assertThat(lines(200, JSON, body)).containsExactly("GET /v1/things/{id} 200 " + expected);
    }

    @Test
    void aMemberTooManyIsFoundBehindAnyOf() {
        assertThat(lines(200, JSON, """
                {"id": "7", "value": 1, "part": {"nam": "a"}}""")).contains("GET /v1/things/{id} 200 body /part additionalProperties nam");
    }

    @Test
    void everyLineOfNdjsonIsLookedAt() {
        assertThat(lines(200, Map.of("content-type", "application/x-ndjson", "etag", "1"), """
                {"id": "7", "value": 1}
                {"id": "8"}
                """))
                .containsExactly("GET /v1/things/{id} 200 body  required value");
    }

    @Test
    void columnsOfCsvAreTheMembersOfARow() {
        Map<String, String> csv = Map.of("Content-Type", "text/csv;charset=UTF-8", "ETag", "1");
        assertThat(lines(200, csv, "id,value,free.a,free.b\n7,1,,\n")).isEmpty();
        assertThat(lines(200, csv, "id,more\n7,1\n"))
                .containsExactly(
                        "GET /v1/things/{id} 200 csv header undocumented more",
                        "GET /v1/things/{id} 200 csv header missing value");
        assertThat(lines(200, csv, "")).containsExactly("GET /v1/things/{id} 200 csv header missing");
    }

    @Test
    void statusMediaTypeAndHeadersAreHeldToTheDocument() {
        String body = "{\"id\": \"7\", \"value\": 1}";
        assertThat(lines(403, JSON, body)).containsExactly("GET /v1/things/{id} 403 status undocumented");
        assertThat(lines(200, Map.of("Content-Type", "text/html", "ETag", "1"), body))
                .containsExactly("GET /v1/things/{id} 200 content type undocumented");
        assertThat(lines(200, Map.of("ETag", "1"), body))
                .containsExactly("GET /v1/things/{id} 200 content type undocumented");
        assertThat(lines(200, Map.of("Content-Type", "application/json"), body))
                .containsExactly("GET /v1/things/{id} 200 header ETag missing");
        assertThat(lines(200, Map.of("Content-Type", "application/json", "ETag", "1", "X-Own", "2"), body))
                .containsExactly("GET /v1/things/{id} 200 header x-own undocumented");
        assertThat(lines(404, Map.of("Content-Type", "application/problem+json"), "{}"))
                .containsExactly("GET /v1/things/{id} 404 header Retry-After missing");
    }

    @Test
    void aBodyWhereNoneIsDocumentedIsFound() {
        assertThat(lines("DELETE", "/v1/things/7", 204, Map.of(), "")).isEmpty();
        assertThat(lines("DELETE", "/v1/things/7", 204, Map.of(), "{}"))
                .containsExactly("DELETE /v1/things/{id} 204 body undocumented");
    }

    @Test
    void anItemSentAloneIsAnsweredAloneAlsoWhenItWasThereAlready() {
        Map<String, String> json = Map.of("Content-Type", "application/json");
        assertThat(lines("POST", "/v1/things", 200, json, "{\"status\":\"duplicate\"}"))
                .isEmpty();
        assertThat(lines("POST", "/v1/things", 200, json, "{\"status\":1}"))
                .containsExactly("POST /v1/things 200 body /status type");
        assertThat(lines("POST", "/v1/things", 200, json, "{\"nam\":\"a\"}"))
                .containsExactly("POST /v1/things 200 body  additionalProperties nam");
    }

    @Test
    void anAddressWithoutParametersGoesBeforeOneThatWouldMatch() {
        assertThat(lines("GET", "/v1/things/special", 200, JSON, "true"))
                .containsExactly("GET /v1/things/special 200 header etag undocumented");
    }

    @Test
    void whatIsNotInTheDocumentMustBeRefused() {
        assertThat(lines("PUT", "/v1/things/7", 405, Map.of("Allow", "GET"), ""))
                .isEmpty();
        assertThat(lines("PUT", "/v1/things/7", 405, Map.of(), ""))
                .containsExactly("PUT /v1/things/{id} 405 header allow missing");
        assertThat(lines("PUT", "/v1/things/7", 200, Map.of(), ""))
                .containsExactly("PUT /v1/things/{id} 200 status undocumented");
        assertThat(lines("GET", "/v1/others", 200, Map.of(), ""))
                .containsExactly("unknown address 200 status undocumented");
        assertThat(lines("GET", "/v1/others", 404, Map.of(), "")).isEmpty();
        assertThat(lines("GET", "/q/health", 200, Map.of(), "")).isEmpty();
    }

    private static List<String> lines(int status, Map<String, String> headers, String body) {
        return lines("GET", "/v1/things/7", status, headers, body);
    }

    private static List<String> lines(
            String method, String path, int status, Map<String, String> headers, String body) {
        Answer answer = Answer.of(method, URI.create("http://localhost" + path), status, headers, body);
        return CHECK.check(answer).stream().map(Finding::line).toList();
    }
}
