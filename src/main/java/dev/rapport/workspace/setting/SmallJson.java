package dev.rapport.workspace.setting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rapport.terms.CostTable;
import dev.rapport.terms.DefaultCalendar;
import dev.rapport.terms.MetricDefaults;
import dev.rapport.terms.Target;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** The settings of a few fields, as they are stored. Amounts are texts, which keep their digits. */
final class SmallJson {
    private SmallJson() {}

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static JsonNode writeDefaultCalendar(DefaultCalendar calendar) {
        return object().put("calendar", calendar.calendar());
    }

    static DefaultCalendar readDefaultCalendar(JsonNode body) {
        return new DefaultCalendar(body.get("calendar").longValue());
    }

    static JsonNode writeCosts(CostTable costs) {
        ObjectNode body = object().put("currency", costs.currency());
        ObjectNode byChannel = body.putObject("by_channel");
        new TreeMap<>(costs.byChannel()).forEach((channel, cost) -> byChannel.put(channel, cost.toPlainString()));
        return body;
    }

    static CostTable readCosts(JsonNode body) {
        Map<String, BigDecimal> byChannel = new HashMap<>();
        body.get("by_channel")
                .properties()
                .forEach(cost -> byChannel.put(
                        cost.getKey(), new BigDecimal(cost.getValue().textValue())));
        return new CostTable(body.get("currency").textValue(), byChannel);
    }

    static JsonNode writeTarget(Target target) {
        ObjectNode body = object().put("metric", target.metric())
                .put("value", target.value().toPlainString())
                .put("better", target.better().name());
        target.name().ifPresent(name -> body.put("name", name));
        return body;
    }

    static Target readTarget(JsonNode body) {
        return new Target(
                body.get("metric").textValue(),
                new BigDecimal(body.get("value").textValue()),
                Target.Better.valueOf(body.get("better").textValue()),
                Optional.ofNullable(body.path("name").textValue()));
    }

    static JsonNode writeMetricDefaults(MetricDefaults defaults) {
        ObjectNode body = object().put("fcr_window_days", defaults.firstContactWindowDays());
        defaults.churnThresholdDays().ifPresent(days -> body.put("churn_threshold_days", days));
        return body;
    }

    static MetricDefaults readMetricDefaults(JsonNode body) {
        return new MetricDefaults(
                body.get("fcr_window_days").intValue(),
                body.has("churn_threshold_days")
                        ? OptionalInt.of(body.get("churn_threshold_days").intValue())
                        : OptionalInt.empty());
    }
}
