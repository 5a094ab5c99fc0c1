package dev.rapport.query;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a cell must say.
 *
 * @param further the metric's own columns and its exclusions
 */
record OracleCell(
        @Nullable Double value,
        double numerator,
        long denominator,
        long pending,
        Map<String, @Nullable Double> further) {

    static OracleCell ofShare(long successes, long counted, long pending, Map<String, @Nullable Double> further) {
        return new OracleCell(counted == 0 ? null : (double) successes / counted, successes, counted, pending, further);
    }
}
