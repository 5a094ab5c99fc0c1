package dev.rapport.terms;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which interactions a policy is for.
 *
 * @param allowed for each feature that is looked at the values of which the opening must have one; empty for everything
 */
public record PolicyMatch(Map<Feature, List<String>> allowed) {
    /** Is for everything. */
    public static final PolicyMatch EVERYTHING = new PolicyMatch(Map.of());

    /** @throws IllegalArgumentException when a feature has no value, so that nothing could ever match */
    public PolicyMatch {
        Map<Feature, List<String>> copy = new EnumMap<>(Feature.class);
        allowed.forEach((feature, values) -> {
            if (values.isEmpty()) {
                throw new IllegalArgumentException("no value of " + feature.id() + " is allowed");
            }
            copy.put(feature, List.copyOf(values));
        });
        allowed = Collections.unmodifiableMap(copy);
    }

    /** A value of an opening that can be looked at. */
    public enum Feature {
        CHANNEL,
        PRIORITY,
        TEAM,
        LOCATION,
        PRODUCT;

        private @Nullable String of(OpeningFeatures opening) {
            return switch (this) {
                case CHANNEL -> opening.channel();
                case PRIORITY -> opening.priority();
                case TEAM -> opening.team();
                case LOCATION -> opening.location();
                case PRODUCT -> opening.product();
            };
        }

        /** The name on the wire and in the database. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Feature fromId(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }

        public static List<String> ids() {
            return Arrays.stream(values()).map(Feature::id).toList();
        }
    }

    /** Whether an opening has one of the allowed values for each feature. */
    public boolean test(OpeningFeatures opening) {
        for (Map.Entry<Feature, List<String>> entry : allowed.entrySet()) {
            String value = entry.getKey().of(opening);
            if (value == null || !entry.getValue().contains(value)) {
                return false;
            }
        }
        return true;
    }
}
