package dev.rapport.testing;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Uses the service over HTTP as an integrator would. */
public final class Client {
    private final String key;

    private Client(String key) {
        this.key = key;
    }

    /** Uses a workspace with its first key. */
    public static Client of(TestWorkspace workspace) {
        return new Client(workspace.key());
    }

    /** Uses a new workspace of its own. */
    public static Client ofNewWorkspace() {
        return of(TestWorkspace.create());
    }

    /** A request with the key. */
    public RequestSpecification request() {
        return TestWorkspace.as(key);
    }

    /** Posts events, one JSON object each, and expects that all are taken. */
    public void post(String... events) {
        Response response = request()
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("application/x-ndjson", ContentType.TEXT)))
                .contentType("application/x-ndjson; charset=utf-8")
                .body(Arrays.stream(events)
                        .map(event -> event.replaceAll("\\s*\n\\s*", ""))
                        .collect(Collectors.joining("\n")))
                .post("/v1/events");
        if (response.statusCode() != 200) {
            throw new AssertionError("%d %s".formatted(response.statusCode(), response.asString()));
        }
    }

    /** Posts survey responses and expects that all are taken. */
    public void postResponses(String... responses) {
        Response response = request()
                .contentType(ContentType.JSON)
                .body("[" + String.join(",", responses) + "]")
                .post("/v1/survey-responses");
        if (response.statusCode() != 200) {
            throw new AssertionError("%d %s".formatted(response.statusCode(), response.asString()));
        }
    }

    /** Asks a metric, with parameters as {@code name=value}. */
    public Response ask(String metric, String... parameters) {
        RequestSpecification request = request();
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            request.queryParam(parameter.substring(0, equals), parameter.substring(equals + 1));
        }
        return request.get("/v1/metrics/" + metric);
    }

    /** The answer of a metric that must give one; numbers are doubles. */
    public JsonPath answer(String metric, String... parameters) {
        Response response = ask(metric, parameters);
        if (response.statusCode() != 200) {
            throw new AssertionError("%d %s".formatted(response.statusCode(), response.asString()));
        }
        return JsonPath.from(response.asString()).using(new JsonPathConfig(JsonPathConfig.NumberReturnType.DOUBLE));
    }
}
