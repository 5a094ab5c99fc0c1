package dev.rapport.terms;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a metric should come to.
 *
 * @param metric the id of the metric
 * @param value in the metric's unit
 * @param better on which side of the value it is met
 * @param name what it is called
 */
public record Target(String metric, BigDecimal value, Better better, Optional<String> name) {
    /** On which side of its value a target is met; the value itself meets it. */
    public enum Better {
        HIGHER,
        LOWER;

        /** All names. */
        public static List<String> wireNames() {
            return Arrays.stream(values()).map(Better::wireName).toList();
        }

        /** The name in answers. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
