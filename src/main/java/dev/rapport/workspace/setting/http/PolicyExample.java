package dev.rapport.workspace.setting.http;

import dev.rapport.schema.Property;
import dev.rapport.schema.RowType;
import dev.rapport.terms.PolicyClock;
import dev.rapport.terms.PolicyKind;
import dev.rapport.terms.PolicyMatch;
import dev.rapport.terms.ServicePolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A policy to begin with.
 *
 * @param description what it promises
 */
record PolicyExample(String description, ServicePolicy policy) {
    private static final Duration BUSINESS_DAY = Duration.ofHours(8);

    /** The members of a new policy that an example needs. */
    private static final RowType<ServicePolicy> NEEDED = RowType.<ServicePolicy>of("SlaPolicyToSend", "A policy.")
            .with(PolicyForm.NAME.shown(), PolicyForm.NAME::show)
            .with(PolicyForm.KIND.shown(), PolicyForm.KIND::show)
            .with(PolicyForm.MATCH.shown(), PolicyForm.MATCH::show)
            .with(PolicyForm.TARGET.shown(), PolicyForm.TARGET::show)
            .with(PolicyForm.CLOCK.shown(), PolicyForm.CLOCK::show)
            .with(PolicyForm.ORDER.shown(), PolicyForm.ORDER::show)
            .build();

    /** How an example is shown. */
    static final RowType<PolicyExample> ANSWER = RowType.<PolicyExample>of(
                    "SlaPolicyExample", "A policy to begin with.")
            .with(
                    Property.text("description").example("Visitors of a store are greeted within 40 seconds."),
                    PolicyExample::description)
            .with(
                    Property.object("policy", PolicyForm.FORM.fields().whenNew())
                            .meaning("Can be sent to POST /v1/sla-policies as it is."),
                    example -> NEEDED.write(example.policy()))
            .build();

    static final List<PolicyExample> ALL = List.of(
            greeting("Visitors of a store are greeted within 40 seconds.", "Store greeting", "in_store", 40, 10),
            greeting("Calls are answered within 20 seconds.", "Phone answer", "phone", 20, 20),
            greeting("Chats are answered within a minute.", "Chat answer", "chat", 60, 30),
            new PolicyExample(
                    "E-mails are answered within 4 business hours. Needs a calendar.",
                    policy(
                            "E-mail answer",
                            PolicyKind.FIRST_RESPONSE,
                            on("email"),
                            BUSINESS_DAY.dividedBy(2),
                            PolicyClock.BUSINESS,
                            40)),
            new PolicyExample(
                    "Everything is resolved within 2 business days of 8 hours. Needs a calendar.",
                    policy(
                            "Resolution",
                            PolicyKind.RESOLUTION,
                            PolicyMatch.EVERYTHING,
                            BUSINESS_DAY.multipliedBy(2),
                            PolicyClock.BUSINESS,
                            50)));

    private static PolicyExample greeting(String description, String name, String channel, long seconds, int order) {
        return new PolicyExample(
                description,
                policy(
                        name,
                        PolicyKind.FIRST_RESPONSE,
                        on(channel),
                        Duration.ofSeconds(seconds),
                        PolicyClock.ELAPSED,
                        order));
    }

    private static ServicePolicy policy(
            String name, PolicyKind kind, PolicyMatch match, Duration target, PolicyClock clock, int order) {
        return new ServicePolicy(name, kind, match, target, clock, OptionalLong.empty(), order);
    }

    private static PolicyMatch on(String channel) {
        return new PolicyMatch(Map.of(PolicyMatch.Feature.CHANNEL, List.of(channel)));
    }
}
