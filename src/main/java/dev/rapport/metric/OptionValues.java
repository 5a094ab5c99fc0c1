package dev.rapport.metric;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The chosen values of a metric's options, with the defaults of those not chosen. */
public final class OptionValues {
    private final Map<String, String> values;

    private OptionValues(Map<String, String> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /**
     * Fills in defaults.
     *
     * @throws IllegalArgumentException when a value is not one of its option's, or there is no such option
     */
    public static OptionValues of(List<MetricOption> options, Map<String, String> chosen) {
        Map<String, String> values = new LinkedHashMap<>();
        for (MetricOption option : options) {
            String value = chosen.getOrDefault(option.name(), option.defaultValue());
            if (!option.accepts(value)) {
                throw new IllegalArgumentException(
                        "%s must be %s, not %s".formatted(option.name(), option.allowed(), value));
            }
            values.put(option.name(), value);
        }
        if (!values.keySet().containsAll(chosen.keySet())) {
            throw new IllegalArgumentException("options are %s, not %s".formatted(values.keySet(), chosen.keySet()));
        }
        return new OptionValues(values);
    }

    /** The value of an option that the metric has. */
    public String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("there is no option " + name);
        }
        return value;
    }

    /** The value of an option of kind {@link MetricOption.Days}. */
    public int number(String name) {
        return Integer.parseInt(text(name));
    }

    /** The value of an option of kind {@link MetricOption.DaysOrAutomatic}; empty when it is left to the data. */
    public OptionalInt numberUnlessAutomatic(String name) {
        String value = text(name);
        return value.equals(MetricOption.DaysOrAutomatic.AUTOMATIC)
                ? OptionalInt.empty()
                : OptionalInt.of(Integer.parseInt(value));
    }

    /** The value of an option of kind {@link MetricOption.Flag}. */
    public boolean flag(String name) {
        return Boolean.parseBoolean(text(name));
    }

    /** All values by name, in the order of the options. */
    public Map<String, String> toMap() {
        return values;
    }
}
