package dev.rapport.upgrade;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares an answer with that of an earlier version: new members are welcome, what was there must be there and be equal. */
final class SameAnswer {
    private final String question;
    private final ExpectedDifferences differences;

    SameAnswer(String question, ExpectedDifferences differences) {
        this.question = question;
        this.differences = differences;
    }

    void compare(JsonNode before, JsonNode now) {
        compare("", before, now);
    }

    private void compare(String place, JsonNode before, JsonNode now) {
        if (before.isObject() && now.isObject()) {
            for (Map.Entry<String, JsonNode> member : before.properties()) {
                compare(place + "/" + member.getKey(), member.getValue(), now.path(member.getKey()));
            }
        } else if (before.isArray() && now.isArray() && before.size() == now.size()) {
            for (int index = 0; index < before.size(); index++) {
                compare(place + "/" + index, before.get(index), counterpart(now, before.get(index), index));
            }
        } else if (!equal(before, now)) {
            differences.found(question, place, shown(before), shown(now));
        }
    }

    /** What is said of a metric is compared with what is said of the same one, wherever it stands in the list. */
    private static JsonNode counterpart(JsonNode now, JsonNode before, int index) {
        JsonNode metric = before.path("metric");
        List<JsonNode> ofMetric = new ArrayList<>();
        now.forEach(entry -> {
            if (metric.isTextual() && metric.equals(entry.path("metric"))) {
                ofMetric.add(entry);
            }
        });
        return ofMetric.size() == 1 ? ofMetric.get(0) : now.get(index);
    }

    private static boolean equal(JsonNode before, JsonNode now) {
        if (before.isNumber() && now.isNumber()) {
            return before.decimalValue().compareTo(now.decimalValue()) == 0;
        }
        return before.equals(now);
    }

    private static String shown(JsonNode node) {
        String text = node.isArray() ? node.size() + " entries" : node.toString();
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
}
