package dev.rapport.journal;

import org.jspecify.annotations.Nullable;

/**
 * A fact on its way into its table.
 *
 * @param number its dense number within the workspace
 * @param fact null when every event that told of it was taken back
 */
record FactRow<K, F>(K key, long number, @Nullable F fact) {

    boolean present() {
        return fact != null;
    }

    /** A column's value, null when there is no fact any more. */
    static <K, F> java.util.function.Function<FactRow<K, F>, @Nullable Object> of(
            java.util.function.Function<F, @Nullable Object> value) {
        return row -> {
            F fact = row.fact();
            return fact == null ? null : value.apply(fact);
        };
    }
}
