package dev.rapport.workspace.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.platform.http.JsonFields;
import dev.rapport.terms.CostTable;
import dev.rapport.terms.DefaultCalendar;
import dev.rapport.terms.MetricDefaults;
import dev.rapport.workspace.setting.EffectiveFrom;
import dev.rapport.workspace.setting.SettingKind;
import dev.rapport.workspace.setting.http.SettingFields;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Reads what a body wants the caller's own workspace to be. */
final class WorkspaceSettingsChange {
    private static final int LONGEST_CHANNEL = 200;
    private static final int MOST_CHANNELS = 1000;
    private static final int COST_DECIMALS = 4;
    private static final BigDecimal HIGHEST_COST = new BigDecimal("1000000000");
    private static final int LONGEST_WINDOW = 365;
    private static final int LONGEST_THRESHOLD = 3650;

    private WorkspaceSettingsChange() {}

    /** The costs in a body, for the OpenAPI document. */
    @Schema(
            name = "NewCostPerContact",
            requiredProperties = {"currency", "by_channel"},
            additionalProperties = Schema.False.class)
    record NewCostBody(
            @Schema(description = "Three letters, ISO 4217.", pattern = "^[A-Z]{3}$", examples = "EUR")
            String currency,

            @Schema(
                    description = "Amounts by channel with at most 4 decimals, as numbers or as texts.",
                    examples = "{\"phone\": 6.5, \"chat\": 2.2}")
            Map<String, BigDecimal> byChannel) {}

    /** The body, for the OpenAPI document: what is left out stays. */
    @Schema(name = "WorkspaceChange", additionalProperties = Schema.False.class)
    record Body(
            @Schema(minLength = 1, maxLength = 100, examples = "acme")
            String name,

            @Schema(description = "A name of the time zone database.", examples = "Europe/Berlin")
            String zone,

            @Schema(enumeration = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
            String weekStart,

            @Schema(description = "The id of a calendar; null for none.", nullable = true, examples = "7")
            String calendar,

            @Schema(
                    description = "Replaces all costs; null for none.",
                    implementation = NewCostBody.class,
                    nullable = true)
            NewCostBody costPerContact,

            @Schema(minimum = "1", maximum = "365", examples = "7")
            int fcrWindowDays,

            @Schema(
                    description = "null for automatic.",
                    nullable = true,
                    minimum = "1",
                    maximum = "3650",
                    examples = "180")
            Integer churnThresholdDays,

            @Schema(
                    description = "From when on the calendar and the costs hold: if left out always for the first ones,"
                            + " and now for later ones; always, if null.",
                    nullable = true,
                    examples = "2026-01-01T00:00:00+01:00")
            Instant effectiveFrom) {}

    static WorkspaceSettings.Wanted read(@Nullable JsonNode body) {
        JsonFields fields = JsonFields.of(
                body,
                "name",
                "zone",
                "week_start",
                "calendar",
                "cost_per_contact",
                "fcr_window_days",
                "churn_threshold_days",
                SettingFields.EFFECTIVE_FROM);
        fields.refuseNull("name");
        fields.refuseNull("fcr_window_days");
        EffectiveFrom effective = SettingFields.effectiveFrom(fields);
        List<WorkspaceSettings.Put<?>> puts = new ArrayList<>();
        if (fields.has("calendar")) {
            Optional<DefaultCalendar> calendar =
                    SettingFields.calendar(fields, "calendar").map(DefaultCalendar::new);
            puts.add(new WorkspaceSettings.Put<>(SettingKind.DEFAULT_CALENDAR, before -> calendar, effective));
        }
        if (fields.has("cost_per_contact")) {
            Optional<CostTable> costs = costs(fields);
            puts.add(new WorkspaceSettings.Put<>(SettingKind.COSTS, before -> costs, effective));
        }
        if (fields.has("fcr_window_days") || fields.has("churn_threshold_days")) {
            puts.add(metricDefaults(fields));
        }
        return new WorkspaceSettings.Wanted(WorkspaceChange.read(fields), puts);
    }

    /** They are about questions and not about when something happened, so each version has always held. */
    private static WorkspaceSettings.Put<MetricDefaults> metricDefaults(JsonFields fields) {
        Optional<Integer> window =
                fields.wholeNumber("fcr_window_days", 1, LONGEST_WINDOW).map(Long::intValue);
        boolean thresholdSaid = fields.has("churn_threshold_days");
        OptionalInt threshold = fields.wholeNumber("churn_threshold_days", 1, LONGEST_THRESHOLD)
                .map(days -> OptionalInt.of(days.intValue()))
                .orElse(OptionalInt.empty());
        return new WorkspaceSettings.Put<>(
                SettingKind.METRIC_DEFAULTS,
                given -> {
                    MetricDefaults before = given.orElse(MetricDefaults.STANDARD);
                    return Optional.of(new MetricDefaults(
                                    window.orElse(before.firstContactWindowDays()),
                                    thresholdSaid ? threshold : before.churnThresholdDays()))
                            // the standard need not be said
                            .filter(after -> given.isPresent() || !after.equals(MetricDefaults.STANDARD));
                },
                EffectiveFrom.BEGINNING);
    }

    private static Optional<CostTable> costs(JsonFields fields) {
        return fields.object("cost_per_contact", "currency", "by_channel").flatMap(costs -> {
            costs.require("currency");
            costs.require("by_channel");
            Optional<String> currency = costs.form("currency", text -> {
                if (!text.matches("[A-Z]{3}")) {
                    throw new IllegalArgumentException("a currency is a three-letter code such as EUR");
                }
                return text;
            });
            Optional<Map<String, BigDecimal>> byChannel =
                    costs.members("by_channel", MOST_CHANNELS, LONGEST_CHANNEL).map(WorkspaceSettingsChange::byChannel);
            return currency.isPresent() && byChannel.isPresent()
                    ? Optional.of(new CostTable(currency.get(), byChannel.get()))
                    : Optional.empty();
        });
    }

    private static Map<String, BigDecimal> byChannel(JsonFields channels) {
        Map<String, BigDecimal> costs = new HashMap<>();
        for (String channel : channels.names()) {
            channels.require(channel);
            channels.decimal(channel, COST_DECIMALS, BigDecimal.ZERO, HIGHEST_COST)
                    .ifPresent(cost -> costs.put(channel, cost));
        }
        return costs;
    }
}
