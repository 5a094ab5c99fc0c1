package dev.rapport.workspace.setting.http;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A policy to begin with. */
@Schema(
        name = "SlaPolicyExample",
        requiredProperties = {"description", "policy"})
@JsonPropertyOrder({"description", "policy"})
record PolicyExample(
        @Schema(examples = "Visitors of a store are greeted within 40 seconds.")
        String description,

        @Schema(
                description = "Can be sent to POST /v1/sla-policies as it is.",
                implementation = PolicyChange.NewPolicyBody.class)
        Policy policy) {
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long BUSINESS_DAY = 8 * HOUR;

    /** The members of a new policy that an example needs. */
    @JsonPropertyOrder({"name", "kind", "match", "target", "clock", "order"})
    record Policy(String name, String kind, Map<String, List<String>> match, long target, String clock, int order) {}

    static final List<PolicyExample> ALL = List.of(
            of("Visitors of a store are greeted within 40 seconds.", "Store greeting", "in_store", 40, "elapsed", 10),
            of("Calls are answered within 20 seconds.", "Phone answer", "phone", 20, "elapsed", 20),
            of("Chats are answered within a minute.", "Chat answer", "chat", MINUTE, "elapsed", 30),
            of(
                    "E-mails are answered within 4 business hours. Needs a calendar.",
                    "E-mail answer",
                    "email",
                    4 * HOUR,
                    "business",
                    40),
            new PolicyExample(
                    "Everything is resolved within 2 business days of 8 hours. Needs a calendar.",
                    new Policy("Resolution", "resolution", Map.of(), 2 * BUSINESS_DAY, "business", 50)));

    private static PolicyExample of(
            String description, String name, String channel, long target, String clock, int order) {
        return new PolicyExample(
                description,
                new Policy(name, "first_response", Map.of("channel", List.of(channel)), target, clock, order));
    }
}
