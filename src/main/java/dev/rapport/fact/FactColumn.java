package dev.rapport.fact;

import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column in the table of one kind of fact. It is declared here alone: how it is written, how the read model loads it, and
 * what the reporting views say of it follow from the declaration.
 *
 * @param <F> the kind of fact
 */
public interface FactColumn<F> {
    /**
     * What a column is.
     *
     * @param nullable whether a fact can be without it; rows of facts that are gone have nothing in any column
     * @param value what a fact has in it
     * @param description what it means, for those who read the reporting views
     */
    record Declaration<F>(
            FactColumnType type, boolean nullable, Function<F, @Nullable Object> value, String description) {}

    /** A column in which every fact has a value; of lists it can be an empty one. */
    static <F> Declaration<F> always(FactColumnType type, Function<F, @Nullable Object> value, String description) {
        return new Declaration<>(type, false, value, description);
    }

    /** A column in which a fact can be without a value. */
    static <F> Declaration<F> orNull(FactColumnType type, Function<F, @Nullable Object> value, String description) {
        return new Declaration<>(type, true, value, description);
    }

    /** The name of the constant. */
    String name();

    /** What it is. */
    Declaration<F> declaration();

    /** Its name in the table. */
    default String columnName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it holds. */
    default FactColumnType type() {
        return declaration().type();
    }
}
