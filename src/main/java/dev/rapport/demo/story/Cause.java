package dev.rapport.demo.story;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody gets in touch.
 *
 * @param at when
 * @param customer who; null when nobody will know
 * @param issue the company's number of the matter, null when it gives none
 * @param attempt 0 for the first time, above when the matter was not settled before
 * @param severity how bad the incident is at that moment, see {@link Incident#severity}
 * @param earlier the ticket of the last attempt; null for the first
 */
record Cause(
        Instant at,
        Channel channel,
        @Nullable Customer customer,
        String topic,
        String product,
        @Nullable String issue,
        int attempt,
        double severity,
        @Nullable String earlier) {

    Cause again(Instant later, Channel by, double severityThen, String ticket) {
        return new Cause(later, by, customer, topic, product, issue, attempt + 1, severityThen, ticket);
    }
}
