package dev.rapport.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a thing is written: its properties, each with the value that it has of the thing.
 *
 * @param <T> the thing
 */
public final class RowType<T> {
    private final ObjectType type;
    private final List<Function<T, @Nullable Object>> values;

    private RowType(ObjectType type, List<Function<T, @Nullable Object>> values) {
        this.type = type;
        this.values = List.copyOf(values);
    }

    /** Begins a declaration. */
    public static <T> Builder<T> of(String name, String sentence) {
        return new Builder<>(name, sentence);
    }

    /** What it looks like. */
    public ObjectType type() {
        return type;
    }

    /** The thing as it is written; a property that can be missing is left out where its value is an empty Optional. */
    public Map<String, @Nullable Object> write(T thing) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (int place = 0; place < values.size(); place++) {
            Property property = type.properties().get(place);
            Object value = values.get(place).apply(thing);
            if (!(property.optional() && Optional.empty().equals(value))) {
                members.put(property.name(), value);
            }
        }
        return members;
    }

    /** Gathers the properties of a thing. */
    public static final class Builder<T> {
        private final String name;
        private final String sentence;
        private final List<Property> properties = new ArrayList<>();
        private final List<Function<T, @Nullable Object>> values = new ArrayList<>();
        private boolean open;

        private Builder(String name, String sentence) {
            this.name = name;
            this.sentence = sentence;
        }

        /** The next property, and what it is of the thing. */
        public Builder<T> with(Property property, Function<T, @Nullable Object> value) {
            properties.add(property);
            values.add(value);
            return this;
        }

        /** Others follow that depend on the thing. */
        public Builder<T> andOthers() {
            open = true;
            return this;
        }

        /** All is said. */
        public RowType<T> build() {
            return new RowType<>(new ObjectType(name, sentence, properties, open), values);
        }
    }
}
