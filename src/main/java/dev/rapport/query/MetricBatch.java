package dev.rapport.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.metric.Metric;
import dev.rapport.metric.MetricCatalogue;
import dev.rapport.platform.problem.NearestName;
import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.problem.Violation;
import dev.rapport.schema.ObjectType;
import dev.rapport.schema.Property;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Several metrics over one range, as a JSON body asks for them: common parameters, and those of each metric beside it. */
public final class MetricBatch {
    private static final String METRICS = "metrics";
    private static final String METRIC = "metric";
    private static final String FORMAT = "format";
    private static final Set<String> LISTS = Set.of(MetricParameters.GROUP_BY.name(), MetricParameters.ORDER_BY.name());
    private static final int MAX_METRICS = 50;

    /** The name of the body in the OpenAPI document. */
    public static final String TYPE_NAME = "MetricQueries";

    /** A body as an example. */
    public static final String EXAMPLE = """
            {"from": "2026-03-01", "to": "2026-04-01", "tz": "Europe/Berlin", "group_by": ["channel"],
             "metrics": ["csat", {"metric": "fcr", "window_days": 14}]}
            """;

    /** One of the metrics, with options of its own. */
    public static final ObjectType QUERY = new ObjectType(
            "AskedMetric",
            "A metric and its own options, which go before the common ones.",
            List.of(Property.text(METRIC).example("fcr")),
            true);

    /** The body: the parameters of a single question, and the metrics. */
    public static final ObjectType TYPE = new ObjectType(
            TYPE_NAME,
            "Common parameters in the names of a single question's, and the metrics.",
            Stream.concat(
                            MetricParameters.COMMON.stream()
                                    .filter(parameter -> !parameter.name().equals(FORMAT))
                                    .map(parameter -> LISTS.contains(parameter.name())
                                            ? parameter.repeated()
                                            : parameter.withoutDefault())
                                    .map(Property::orMissing),
                            Stream.of(Property.textsOrObjects(METRICS, QUERY)
                                    .meaning("Each the id of a metric, or an object with metric and its own options,"
                                            + " which go before the common ones.")))
                    .toList(),
            true);

    private final WorkspaceDefaults defaults;
    private final Instant now;
    private final List<Violation> violations = new ArrayList<>();
    /** Where what is asked for stands, by what it is. */
    private final Map<String, String> asked = new HashMap<>();

    private MetricBatch(WorkspaceDefaults defaults, Instant now) {
        this.defaults = defaults;
        this.now = now;
    }

    /**
     * The requests of a body.
     *
     * @throws ProblemException with everything that is wrong
     */
    public static List<MetricRequest> read(@Nullable JsonNode body, WorkspaceDefaults defaults, Instant now) {
        if (body == null || body.isMissingNode()) {
            throw Problem.malformed("The body is empty; a JSON object is expected.")
                    .toException();
        }
        if (!body.isObject()) {
            throw Problem.validation("", "The body must be a JSON object.").toException();
        }
        return new MetricBatch(defaults, now).read(body);
    }

    private List<MetricRequest> read(JsonNode body) {
        Map<String, List<String>> common = new LinkedHashMap<>();
        body.properties().forEach(field -> {
            if (!field.getKey().equals(METRICS)) {
                put(common, "", field.getKey(), field.getValue());
            }
        });
        JsonNode metrics = body.path(METRICS);
        List<MetricRequest> requests = new ArrayList<>();
        if (!metrics.isArray() || metrics.isEmpty() || metrics.size() > MAX_METRICS) {
            violations.add(new Violation(
                    "/" + METRICS,
                    "\"metrics\" is an array of 1 to %d metrics, each an id such as \"csat\" or an object such as {\"metric\": \"fcr\", \"window_days\": 7}"
                            .formatted(MAX_METRICS)));
        } else {
            for (int place = 0; place < metrics.size(); place++) {
                read("/" + METRICS + "/" + place, metrics.get(place), common, requests);
            }
        }
        if (!violations.isEmpty()) {
            throw Problem.validation(violations.stream().distinct().toList()).toException();
        }
        return requests;
    }

    private void read(String pointer, JsonNode item, Map<String, List<String>> common, List<MetricRequest> requests) {
        JsonNode id = item.isObject() ? item.path(METRIC) : item;
        if (!id.isTextual()) {
            violations.add(new Violation(
                    item.isObject() ? pointer + "/" + METRIC : pointer,
                    "the id of a metric is expected, such as \"csat\""));
            return;
        }
        List<String> ids = MetricCatalogue.all().stream()
                .map(metric -> metric.description().id())
                .toList();
        Metric metric = MetricCatalogue.find(id.textValue()).orElse(null);
        if (metric == null) {
            violations.add(new Violation(pointer, NearestName.unknown("metric", id.textValue(), ids)));
            return;
        }
        Map<String, List<String>> parameters = new LinkedHashMap<>(common);
        Map<String, List<String>> own = new LinkedHashMap<>();
        item.properties().forEach(field -> {
            if (!field.getKey().equals(METRIC)) {
                put(own, pointer, field.getKey(), field.getValue());
            }
        });
        parameters.putAll(own);
        try {
            MetricRequest request = MetricRequestReader.read(metric, parameters, defaults, now);
            String question = metric.description().id() + request.echo();
            String before = asked.putIfAbsent(question, pointer);
            if (before != null) {
                violations.add(new Violation(
                        pointer,
                        "%s is asked for at %s already, with the same options; ask once, or with others"
                                .formatted(metric.description().id(), before)));
            }
            requests.add(request);
        } catch (ProblemException wrong) {
            for (Violation violation : wrong.problem().violations()) {
                String where = own.containsKey(violation.pointer()) ? pointer : "";
                violations.add(new Violation(where + "/" + violation.pointer(), violation.detail()));
            }
        }
    }

    private void put(Map<String, List<String>> parameters, String pointer, String name, JsonNode value) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : value.isArray() ? value : List.of(value)) {
            if (element.isValueNode() && !element.isNull()) {
                texts.add(element.asText());
            } else if (!element.isNull()) {
                violations.add(new Violation(
                        pointer + "/" + name, "\"%s\" is a text, a number, or an array of texts".formatted(name)));
            }
        }
        if (name.equals(FORMAT) && !texts.isEmpty() && !texts.equals(List.of("json"))) {
            violations.add(new Violation(
                    pointer + "/" + name,
                    "several metrics come as json only; GET /v1/metrics/{metric} gives one as csv or ndjson"));
            return;
        }
        parameters.put(name, texts);
    }
}
