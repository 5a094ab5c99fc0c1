package dev.rapport.terms;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * A promise to customers: within how much time which interactions are answered or resolved.
 *
 * @param name its name
 * @param kind what is promised
 * @param match for which interactions
 * @param target within how much time; more than zero
 * @param clock which time counts
 * @param calendar the setting number of the calendar that business time goes by; empty for the workspace's
 * @param order of several policies for one interaction the one with the lowest order holds, of these the first by name
 */
public record ServicePolicy(
        String name,
        PolicyKind kind,
        PolicyMatch match,
        Duration target,
        PolicyClock clock,
        OptionalLong calendar,
        int order) {
    public ServicePolicy {
        if (target.isNegative() || target.isZero()) {
            throw new IllegalArgumentException("a target is more than no time, not " + target);
        }
    }
}
