package dev.rapport.testing.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import dev.rapport.testing.document.ApiDocument.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says where an answer differs from the document: in its status, its headers, its media type or its body. */
final class AnswerCheck {
    /** Of very long answers only so many items are looked at. */
    private static final int MOST_ITEMS = 100;

    /** Headers of HTTP itself and of our own that any answer may have; no operation documents them. */
    private static final Set<String> COMMON_HEADERS = Set.of(
            "cache-control",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "date",
            "transfer-encoding",
            "vary",
            "x-request-id");

    /** With what any request can be refused before it is known which operation it is for. */
    private static final Set<Integer> REFUSED_UNREAD = Set.of(400, 413, 415);

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final ApiDocument document;

    AnswerCheck(ApiDocument document) {
        this.document = document;
    }

    /** Everything in which the answer differs; each way once. */
    List<Finding> check(Answer answer) {
        Optional<Operation> operation = document.find(answer.method(), answer.path());
        if (operation.isEmpty()) {
            return undocumented(answer);
        }
        Findings findings = new Findings(operation.get().toString(), answer.status());
        JsonNode response = document.response(operation.get(), answer.status());
        if (response.isMissingNode() && isRefusedUnread(operation.get(), answer)) {
            return List.of();
        }
        if (response.isMissingNode()) {
            findings.add("status", "undocumented", answer.body());
            return findings.all();
        }
        checkHeaders(response.path("headers"), answer, findings);
        checkContent(operation.get(), response.path("content"), answer, findings);
        return findings.all();
    }

    /** Whether the request never came as far as the operation: its address, headers or encoding cannot be taken. */
    private static boolean isRefusedUnread(Operation operation, Answer answer) {
        return REFUSED_UNREAD.contains(answer.status())
                && !operation.node().has("requestBody")
                && answer.mediaType().equals(Optional.of("application/problem+json"));
    }

    /** What is not in the document must be refused. */
    private List<Finding> undocumented(Answer answer) {
        List<Operation> others = document.at(answer.path());
        if (answer.method().equals("OPTIONS")
                || (others.isEmpty() && !answer.path().startsWith("/v1/"))) {
            return List.of();
        }
        int right = others.isEmpty() ? 404 : 405;
        String name = others.isEmpty()
                ? "unknown address"
                : answer.method() + " " + others.get(0).template();
        Findings findings = new Findings(name, answer.status());
        if (answer.status() < 400) {
            findings.add("status", "undocumented", "%d would be right".formatted(right));
        } else if (right == 405 && answer.status() == 405 && !answer.headers().containsKey("allow")) {
            findings.add("header allow", "missing", "405 names the methods");
        }
        return findings.all();
    }

    private void checkHeaders(JsonNode documented, Answer answer, Findings findings) {
        Set<String> known = documented.properties().stream()
                .map(header -> header.getKey().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        documented.properties().forEach(header -> {
            boolean required =
                    document.resolved(header.getValue()).path("required").asBoolean();
            if (required && !answer.headers().containsKey(header.getKey().toLowerCase(Locale.ROOT))) {
                findings.add("header " + header.getKey(), "missing", "has " + answer.headers());
            }
        });
        answer.headers().keySet().stream()
                .filter(name -> !known.contains(name) && !COMMON_HEADERS.contains(name))
                .forEach(name -> findings.add(
                        "header " + name,
                        "undocumented",
                        String.valueOf(answer.headers().get(name))));
    }

    private void checkContent(Operation operation, JsonNode content, Answer answer, Findings findings) {
        if (answer.method().equals("HEAD")) {
            return;
        }
        if (content.isEmpty()) {
            if (!answer.body().isEmpty()) {
                findings.add("body", "undocumented", answer.body());
            }
            return;
        }
        String mediaType = answer.mediaType().orElse("none");
        if (!content.has(mediaType)) {
            findings.add("content type", "undocumented", mediaType);
            return;
        }
        int status = isAnswerToOne(operation, answer) ? 201 : answer.status();
        Schema schema = document.schema(document.pointer(operation, status, mediaType));
        if (mediaType.equals("text/csv")) {
            List<String> columns = CsvColumns.of(document.resolved(
                            content.path("application/x-ndjson").path("schema")))
                    .differences(answer.lines(1));
            columns.forEach(difference ->
                    findings.add("csv header", difference, answer.lines(1).toString()));
        } else if (mediaType.equals("application/x-ndjson")) {
            answer.lines(MOST_ITEMS).forEach(line -> checkJson(schema, line, findings));
        } else {
            checkJson(schema, answer.body(), findings);
        }
    }

    /** The document shows lists; an item alone that was there already is answered like one that is accepted, with 200. */
    private boolean isAnswerToOne(Operation operation, Answer answer) {
        return answer.status() == 200
                && operation.node().at("/responses/201").isObject()
                && document.resolved(operation.node().at("/requestBody/content/application~1json/schema"))
                        .path("type")
                        .asText()
                        .equals("array")
                && answer.body().startsWith("{\"status\":");
    }

    private static void checkJson(Schema schema, String text, Findings findings) {
        try {
            JsonNode body = JSON.readTree(text);
            shorten(body);
            schema.validate(body).forEach(findings::add);
        } catch (JsonProcessingException e) {
            findings.add("body", "not JSON", e.getOriginalMessage());
        }
    }

    private static void shorten(JsonNode node) {
        if (node instanceof ArrayNode array) {
            while (array.size() > MOST_ITEMS) {
                array.remove(array.size() - 1);
            }
        }
        node.forEach(AnswerCheck::shorten);
    }

    /** Collects what is wrong with one answer. */
    private static final class Findings {
        private final String operation;
        private final int status;
        private final Map<String, Finding> byLine = new LinkedHashMap<>();

        Findings(String operation, int status) {
            this.operation = operation;
            this.status = status;
        }

        void add(String place, String kind, String message) {
            Finding finding =
                    new Finding(operation, status, place, kind, message.substring(0, Math.min(300, message.length())));
            byLine.putIfAbsent(finding.line(), finding);
        }

        void add(Error error) {
            String place = error.getInstanceLocation().toString().replaceAll("/\\d+(?=/|$)", "/*");
            String member = Objects.requireNonNullElse(error.getProperty(), "");
            add(
                    "body " + place,
                    (error.getKeyword() + " " + member).strip(),
                    "%s (it is %s)".formatted(error.getMessage(), error.getInstanceNode()));
        }

        List<Finding> all() {
            return new ArrayList<>(byLine.values());
        }
    }
}
