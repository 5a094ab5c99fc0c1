package dev.rapport.workspace.setting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rapport.terms.PolicyClock;
import dev.rapport.terms.PolicyKind;
import dev.rapport.terms.PolicyMatch;
import dev.rapport.terms.ServicePolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A policy as it is stored. */
final class PolicyJson {
    private PolicyJson() {}

    static JsonNode write(ServicePolicy policy) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("name", policy.name());
        body.put("kind", policy.kind().id());
        ObjectNode match = body.putObject("match");
        policy.match().allowed().forEach((feature, values) -> {
            ArrayNode array = match.putArray(feature.id());
            values.forEach(array::add);
        });
        body.put("target", policy.target().toSeconds());
        body.put("clock", policy.clock().id());
        policy.calendar().ifPresent(calendar -> body.put("calendar", calendar));
        body.put("order", policy.order());
        return body;
    }

    static ServicePolicy read(JsonNode body) {
        Map<PolicyMatch.Feature, List<String>> match = new EnumMap<>(PolicyMatch.Feature.class);
        body.get("match").properties().forEach(feature -> {
            List<String> values = new ArrayList<>();
            feature.getValue().forEach(value -> values.add(value.textValue()));
            match.put(PolicyMatch.Feature.fromId(feature.getKey()), values);
        });
        return new ServicePolicy(
                body.get("name").textValue(),
                PolicyKind.fromId(body.get("kind").textValue()),
                new PolicyMatch(match),
                Duration.ofSeconds(body.get("target").longValue()),
                PolicyClock.fromId(body.get("clock").textValue()),
                body.has("calendar") ? OptionalLong.of(body.get("calendar").longValue()) : OptionalLong.empty(),
                body.get("order").intValue());
    }
}
