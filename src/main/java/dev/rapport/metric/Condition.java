package dev.rapport.metric;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Keeps the facts whose value of a dimension is one of some values.
 *
 * @param dimension the dimension's name
 * @param values the values that are kept
 * @param absent whether facts without a value are kept too
 */
public record Condition(String dimension, Set<String> values, boolean absent) {
    public Condition {
        values = Collections.unmodifiableSet(new LinkedHashSet<>(values));
        if (values.isEmpty() && !absent) {
            throw new IllegalArgumentException("a condition on %s needs a value".formatted(dimension));
        }
    }
}
