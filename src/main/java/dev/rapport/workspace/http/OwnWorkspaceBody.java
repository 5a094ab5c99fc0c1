package dev.rapport.workspace.http;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.rapport.terms.CostTable;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The caller's own workspace on the wire, with its settings. */
@Schema(
        name = "WorkspaceSettings",
        requiredProperties = {
            "id",
            "name",
            "zone",
            "week_start",
            "calendar",
            "cost_per_contact",
            "fcr_window_days",
            "churn_threshold_days",
            "created_at"
        })
@JsonPropertyOrder({
    "id",
    "name",
    "zone",
    "week_start",
    "calendar",
    "cost_per_contact",
    "fcr_window_days",
    "churn_threshold_days",
    "created_at"
})
record OwnWorkspaceBody(
        @Schema(examples = "3") String id,
        @Schema(examples = "acme") String name,

        @Schema(description = "The zone of its days where a request names none.", examples = "Europe/Berlin")
        String zone,

        @Schema(description = "The first day of its weeks.", examples = "monday")
        String weekStart,

        @Schema(
                description = "The id of the calendar that business time goes by where a policy names none.",
                type = SchemaType.STRING,
                nullable = true,
                examples = "7")
        Optional<String> calendar,

        @Schema(description = "What a contact costs, by channel.", implementation = CostBody.class, nullable = true)
        Optional<CostBody> costPerContact,

        @Schema(
                description = "Within how many days a repeat contact spoils a first contact resolution.",
                examples = "7")
        int fcrWindowDays,

        @Schema(
                description = "After how many days without a purchase a customer counts as lapsed; null for automatic.",
                type = SchemaType.INTEGER,
                nullable = true,
                examples = "180")
        Optional<Integer> churnThresholdDays,

        @Schema(examples = "2026-01-31T08:00:00Z") Instant createdAt) {

    /** Costs on the wire. */
    @Schema(
            name = "CostPerContact",
            requiredProperties = {"currency", "by_channel"})
    @JsonPropertyOrder({"currency", "by_channel"})
    record CostBody(
            @Schema(examples = "EUR") String currency,

            @Schema(
                    description = "Amounts by channel, decimal texts with at most 4 decimals.",
                    examples = "{\"phone\": \"6.5\", \"chat\": \"2.2\"}")
            Map<String, String> byChannel) {
        static CostBody fromCosts(CostTable costs) {
            Map<String, String> byChannel = new TreeMap<>();
            costs.byChannel().forEach((channel, cost) -> byChannel.put(channel, cost.toPlainString()));
            return new CostBody(costs.currency(), byChannel);
        }
    }

    static OwnWorkspaceBody fromValues(WorkspaceSettings.Values values) {
        return new OwnWorkspaceBody(
                values.workspace().id().toString(),
                values.workspace().name(),
                values.workspace().zone().getId(),
                values.workspace().weekStart().name().toLowerCase(Locale.ROOT),
                values.calendar().map(calendar -> Long.toString(calendar.calendar())),
                values.costs().map(CostBody::fromCosts),
                values.metricDefaults().firstContactWindowDays(),
                values.metricDefaults().churnThresholdDays().isPresent()
                        ? Optional.of(
                                values.metricDefaults().churnThresholdDays().getAsInt())
                        : Optional.empty(),
                values.workspace().createdAt());
    }
}
