package dev.rapport.query;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an oracle counts: a fact with what it is to one metric.
 *
 * @param at the cohort time
 * @param dimensions its values by dimension; those that it lacks are left out
 * @param kind its class
 * @param person the united customer, empty when unidentified
 * @param number a score, or a duration in microseconds
 * @param scale the scale of a score, empty for none
 */
record OracleItem(Instant at, Map<String, String> dimensions, String kind, String person, long number, String scale) {

    @Nullable String dimension(String name) {
        return dimensions.get(name);
    }

    static long count(List<OracleItem> items, String kind) {
        return items.stream().filter(item -> item.kind().equals(kind)).count();
    }
}
