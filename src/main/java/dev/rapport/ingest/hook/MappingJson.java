package dev.rapport.ingest.hook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rapport.ingest.connector.Mapping;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A mapping as it is kept and shown. */
public final class MappingJson {
    private MappingJson() {}

    /** The mapping as JSON, its members in a constant order. */
    public static ObjectNode write(Mapping mapping) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("prefix", mapping.prefix());
        json.put("zone", mapping.zone().getId());
        ObjectNode fields = json.putObject("fields");
        new TreeMap<>(mapping.fields()).forEach(fields::put);
        ObjectNode values = json.putObject("values");
        new TreeMap<>(mapping.values()).forEach((field, names) -> {
            ObjectNode written = values.putObject(field);
            new TreeMap<>(names).forEach(written::put);
        });
        ObjectNode questions = json.putObject("questions");
        new TreeMap<>(mapping.questions()).forEach((id, question) -> {
            ObjectNode written = questions.putObject(id).put("kind", question.kind());
            if (question.survey() != null) {
                written.put("survey", question.survey());
            }
            if (question.scale() != null) {
                written.set("scale", question.scale().deepCopy());
            }
        });
        return json;
    }

    /** A mapping that was kept. */
    static Mapping read(JsonNode json) {
        Map<String, Map<String, String>> values = new HashMap<>();
        members(json.path("values")).forEach((field, names) -> values.put(field, texts(names)));
        Map<String, Mapping.Question> questions = new HashMap<>();
        members(json.path("questions"))
                .forEach((id, question) -> questions.put(
                        id,
                        new Mapping.Question(
                                question.path("kind").asText(),
                                question.hasNonNull("survey")
                                        ? question.path("survey").asText()
                                        : null,
                                question.hasNonNull("scale") ? question.get("scale") : null)));
        return new Mapping(
                json.path("prefix").asText(),
                ZoneId.of(json.path("zone").asText("UTC")),
                texts(json.path("fields")),
                values,
                questions);
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new HashMap<>();
        members(object).forEach((name, value) -> texts.put(name, value.asText()));
        return texts;
    }

    private static Map<String, JsonNode> members(JsonNode object) {
        Map<String, JsonNode> members = new HashMap<>();
        object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        return members;
    }
}
