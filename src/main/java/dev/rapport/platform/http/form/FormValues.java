package dev.rapport.platform.http.form;

import java.util.Map;
import java.util.Optional;

/**
 * What a body says of the fields of a form.
 *
 * @param <T> what the form makes and changes
 */
public final class FormValues<T> {
    private final Map<String, Object> given;
    private final Optional<T> thing;

    private FormValues(Map<String, Object> given, Optional<T> thing) {
        this.given = given;
        this.thing = thing;
    }

    static <T> FormValues<T> of(Map<String, Object> given) {
        return new FormValues<>(Map.copyOf(given), Optional.empty());
    }

    /** The same, and what the body leaves out is as it is of a thing. */
    public FormValues<T> over(T current) {
        return new FormValues<>(given, Optional.of(current));
    }

    /** Whether the body says something of a field, be it that there is none. */
    public boolean says(FormField<T, ?> field) {
        return given.containsKey(field.name());
    }

    /** What the body says of a field; empty when it says nothing or something wrong. */
    @SuppressWarnings("unchecked") // each field reads its own
    public <V> Optional<V> said(FormField<T, V> field) {
        return Optional.ofNullable((V) given.get(field.name()));
    }

    /** What a field is to be: what the body says, else what it is, else what it is of new things. */
    public <V> V get(FormField<T, V> field) {
        return said(field)
                .or(() -> field.current().flatMap(current -> thing.map(current)))
                .or(field::standard)
                .orElseThrow();
    }
}
