package dev.rapport.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Goes down the page of Swagger UI and executes one operation after the other without typing anything. Only where a field
 * that must be filled is empty something is copied into it from an earlier answer, as the links of the document say.
 */
public final class PrefilledCalls {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What an operation answers when nobody did anything wrong, other than a success. */
    private static final Map<String, Integer> EXPECTED = Map.of(
            // Only the vendor can sign what is sent to a hook.
            "receiveDelivery", 401);

    /** Nothing can be copied into them before a delivery of a vendor was put aside. */
    private static final List<String> NOTHING_TO_NAME =
            List.of("getRejectedPayload", "replayRejectedPayload", "removeRejectedPayload");

    /** Answers that have no rows although all that is prefilled was written. */
    private static final List<String> RIGHTLY_EMPTY = List.of(
            // as above
            "listRejectedPayloads",
            // nobody who bought yesterday has lapsed, or could have
            "listLapsedCustomers",
            "listChurnRateRows",
            // the examples have one reply, and nobody was greeted in a store
            "listNextReplyTimeRows",
            "listGreetingRateRows");

    private final SwaggerUi page;
    private final Supplier<RequestSpecification> withoutKey;
    private final Function<String, RequestSpecification> withKey;
    private final Map<String, Map<String, String>> copied = new HashMap<>();
    private final Map<String, String> outcomes = new LinkedHashMap<>();

    private PrefilledCalls(
            JsonNode document,
            Supplier<RequestSpecification> withoutKey,
            Function<String, RequestSpecification> withKey) {
        this.page = new SwaggerUi(document);
        this.withoutKey = withoutKey;
        this.withKey = withKey;
    }

    /**
     * Executes every operation.
     *
     * @param document the document as it is served
     * @param withoutKey a request to the service
     * @param withKey a request with the right key for an operation, by its path
     * @return by operationId what is wrong with its call, empty when nothing is
     */
    public static Map<String, String> executed(
            String document,
            Supplier<RequestSpecification> withoutKey,
            Function<String, RequestSpecification> withKey) {
        try {
            PrefilledCalls calls = new PrefilledCalls(JSON.readTree(document), withoutKey, withKey);
            calls.page.operations().forEach(calls::execute);
            return calls.outcomes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void execute(SwaggerUi.Operation operation) {
        outcomes.put(operation.id(), outcome(operation));
    }

    private String outcome(SwaggerUi.Operation operation) {
        RequestSpecification request = operation.isPublic() ? withoutKey.get() : withKey.apply(operation.path());
        request.accept(page.accept(operation));
        for (SwaggerUi.Field field : page.fields(operation)) {
            List<String> values = field.values();
            if (field.isRequired() && values.isEmpty()) {
                Optional<String> known = Optional.ofNullable(
                        copied.getOrDefault(operation.id(), Map.of()).get(field.name()));
                if (known.isEmpty()) {
                    return NOTHING_TO_NAME.contains(operation.id())
                            ? ""
                            : "cannot be executed: %s is empty, and no answer before says what could stand there"
                                    .formatted(field.name());
                }
                values = List.of(known.get());
            }
            for (String value : values) {
                switch (field.in()) {
                    case "path" -> request.pathParam(field.name(), value);
                    case "query" -> request.queryParam(field.name(), value);
                    default -> request.header(field.name(), value);
                }
            }
        }
        page.body(operation).ifPresent(body -> request.config(RestAssured.config()
                        .encoderConfig(
                                EncoderConfig.encoderConfig().encodeContentTypeAs(body.mediaType(), ContentType.TEXT)))
                .contentType(body.mediaType())
                .body(body.text()));
        Response response = request.request(operation.method(), operation.path());
        int status = response.statusCode();
        copyFrom(operation, response);
        if (status != EXPECTED.getOrDefault(operation.id(), status)
                || (status >= 300 && !EXPECTED.containsKey(operation.id()))) {
            return "%d %s".formatted(status, response.asString());
        }
        return operation.method().equals("get") && isEmpty(response.asString())
                ? isRightlyEmpty(operation) ? "" : "shows nothing: " + response.asString()
                : "";
    }

    private void copyFrom(SwaggerUi.Operation operation, Response response) {
        for (SwaggerUi.Link link : page.links(operation, response.statusCode())) {
            link.parameters().forEach((parameter, expression) -> {
                JsonNode value = read(response.asString()).at(expression.replace("$response.body#", ""));
                if (value.isValueNode()) {
                    copied.computeIfAbsent(link.operationId(), id -> new HashMap<>())
                            .putIfAbsent(parameter, value.asText());
                }
            });
        }
    }

    /** Behind a number stand the facts that are decided: of the last days there may be none, but there are others. */
    private boolean isRightlyEmpty(SwaggerUi.Operation operation) {
        return RIGHTLY_EMPTY.contains(operation.id())
                || (operation.path().endsWith("/rows")
                        && !isEmpty(withKey.apply(operation.path())
                                .queryParam("outcome", "all")
                                .get(operation.path())
                                .asString()));
    }

    /** Whether a list has no rows, or a metric counted nothing. */
    private static boolean isEmpty(String body) {
        JsonNode answer = read(body);
        boolean noRows = List.of("data", "rows").stream()
                .anyMatch(
                        list -> answer.path(list).isArray() && answer.path(list).isEmpty());
        return noRows && answer.path("total").path("denominator").asInt() == 0;
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException notJson) {
            return JSON.missingNode();
        }
    }
}
