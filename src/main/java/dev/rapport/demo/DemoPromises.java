package dev.rapport.demo;

import dev.rapport.terms.PolicyClock;
import dev.rapport.terms.PolicyKind;
import dev.rapport.terms.PolicyMatch;
import dev.rapport.terms.ServicePolicy;
import dev.rapport.terms.Target;
import dev.rapport.terms.Target.Better;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What the company of the story promises and wants to reach, and what contacts cost it. */
final class DemoPromises {
    static final String CURRENCY = "EUR";

    /** A business day of the service hours is ten hours. */
    private static final Duration TWO_BUSINESS_DAYS = Duration.ofHours(20);

    static final List<ServicePolicy> POLICIES = List.of(
            firstResponse("Store greeting", "in_store", Duration.ofSeconds(40), PolicyClock.ELAPSED, 10),
            firstResponse("Phone answer", "phone", Duration.ofSeconds(60), PolicyClock.ELAPSED, 20),
            firstResponse("Chat answer", "chat", Duration.ofSeconds(60), PolicyClock.ELAPSED, 30),
            firstResponse("Social media answer", "social", Duration.ofHours(1), PolicyClock.BUSINESS, 40),
            firstResponse("E-mail answer", "email", Duration.ofHours(4), PolicyClock.BUSINESS, 50),
            resolution(
                    "Resolution of what is urgent",
                    new PolicyMatch(Map.of(PolicyMatch.Feature.PRIORITY, List.of("high", "urgent"))),
                    Duration.ofHours(8),
                    60),
            resolution("Resolution", PolicyMatch.EVERYTHING, TWO_BUSINESS_DAYS, 70));

    static final Map<String, BigDecimal> COST_PER_CONTACT = Map.of(
            "in_store", new BigDecimal("8.40"),
            "phone", new BigDecimal("6.50"),
            "social", new BigDecimal("4.90"),
            "email", new BigDecimal("4.30"),
            "chat", new BigDecimal("3.20"),
            "bot", new BigDecimal("0.40"),
            "self_service", new BigDecimal("0.10"));

    static final List<Target> TARGETS = List.of(
            target("csat", "0.85", Better.HIGHER),
            target("nps", "40", Better.HIGHER),
            target("ces", "0.8", Better.HIGHER),
            target("survey_response_rate", "0.3", Better.HIGHER),
            target("first_response_time", "60", Better.LOWER),
            target("sla_first_response", "0.9", Better.HIGHER),
            target("sla_resolution", "0.95", Better.HIGHER),
            target("fcr", "0.75", Better.HIGHER),
            target("abandonment_rate", "0.05", Better.LOWER),
            target("returning_customer_rate", "0.45", Better.HIGHER),
            target("cost_per_contact", "4.5", Better.LOWER));

    private DemoPromises() {}

    private static ServicePolicy firstResponse(
            String name, String channel, Duration target, PolicyClock clock, int order) {
        PolicyMatch match = new PolicyMatch(Map.of(PolicyMatch.Feature.CHANNEL, List.of(channel)));
        return new ServicePolicy(name, PolicyKind.FIRST_RESPONSE, match, target, clock, OptionalLong.empty(), order);
    }

    private static ServicePolicy resolution(String name, PolicyMatch match, Duration target, int order) {
        return new ServicePolicy(
                name, PolicyKind.RESOLUTION, match, target, PolicyClock.BUSINESS, OptionalLong.empty(), order);
    }

    private static Target target(String metric, String value, Better better) {
        return new Target(metric, new BigDecimal(value), better, Optional.empty());
    }
}
