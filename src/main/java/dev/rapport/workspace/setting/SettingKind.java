package dev.rapport.workspace.setting;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.terms.CostTable;
import dev.rapport.terms.DefaultCalendar;
import dev.rapport.terms.MetricDefaults;
import dev.rapport.terms.NamedCalendar;
import dev.rapport.terms.ServicePolicy;
import dev.rapport.terms.Target;
import java.util.function.Function;

/**
 * A kind of setting.
 *
 * @param <T> what a version of it says
 */
public final class SettingKind<T> {
    public static final SettingKind<NamedCalendar> CALENDAR = new SettingKind<>(
            "calendar", "calendar", true, CalendarJson::write, CalendarJson::read, NamedCalendar::name);
    public static final SettingKind<ServicePolicy> POLICY = new SettingKind<>(
            "sla_policy", "SLA policy", true, PolicyJson::write, PolicyJson::read, ServicePolicy::name);
    public static final SettingKind<DefaultCalendar> DEFAULT_CALENDAR = new SettingKind<>(
            "default_calendar",
            "default calendar",
            true,
            SmallJson::writeDefaultCalendar,
            SmallJson::readDefaultCalendar,
            calendar -> "calendar " + calendar.calendar());
    public static final SettingKind<CostTable> COSTS = new SettingKind<>(
            "cost_table", "cost table", false, SmallJson::writeCosts, SmallJson::readCosts, CostTable::currency);
    public static final SettingKind<Target> TARGET = new SettingKind<>(
            "target",
            "target",
            false,
            SmallJson::writeTarget,
            SmallJson::readTarget,
            target -> target.metric() + target.name().map(" (%s)"::formatted).orElse(""));
    public static final SettingKind<MetricDefaults> METRIC_DEFAULTS = new SettingKind<>(
            "metric_defaults",
            "metric defaults",
            false,
            SmallJson::writeMetricDefaults,
            SmallJson::readMetricDefaults,
            defaults -> "metric defaults");

    private final String id;
    private final String noun;
    private final boolean inFacts;
    private final Function<T, JsonNode> writer;
    private final Function<JsonNode, T> reader;
    private final Function<T, String> naming;

    private SettingKind(
            String id,
            String noun,
            boolean inFacts,
            Function<T, JsonNode> writer,
            Function<JsonNode, T> reader,
            Function<T, String> naming) {
        this.id = id;
        this.noun = noun;
        this.inFacts = inFacts;
        this.writer = writer;
        this.reader = reader;
        this.naming = naming;
    }

    /** The name in the database and in the audit log. */
    public String id() {
        return id;
    }

    /** What a sentence calls it. */
    public String noun() {
        return noun;
    }

    /** Whether what facts say depends upon it, so that a change folds them again. */
    boolean isInFacts() {
        return inFacts;
    }

    /** What tells it from others of its kind in a workspace. */
    String nameOf(T value) {
        return naming.apply(value);
    }

    String write(T value) {
        return writer.apply(value).toString();
    }

    T read(JsonNode body) {
        return reader.apply(body);
    }
}
