package dev.rapport.query;

import dev.rapport.platform.problem.NearestName;
import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads parameters one by one and collects everything that is wrong with them. */
public final class ParameterReader {
    private final Map<String, List<String>> parameters;
    private final List<Violation> violations = new ArrayList<>();

    /** Reads these. */
    public ParameterReader(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

    /** Refuses every parameter that is not one of those known. */
    public void refuseUnknown(Collection<String> known) {
        for (String name : parameters.keySet()) {
            if (!known.contains(name)) {
                refuse(name, NearestName.unknown("parameter", name, known));
            }
        }
    }

    /** Notes that a parameter is wrong. */
    public void refuse(String name, String detail) {
        violations.add(new Violation(name, detail));
    }

    /** The value of a parameter that may be given once; an empty one counts as not given. */
    public Optional<String> one(String name) {
        List<String> values = all(name);
        if (values.size() > 1) {
            refuse(name, "%s is given %d times; give it once".formatted(name, values.size()));
        }
        return values.stream().findFirst();
    }

    /** All values of a parameter that may be repeated. */
    public List<String> all(String name) {
        return parameters.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /**
     * The parsed value of a parameter.
     *
     * @param parser throws IllegalArgumentException with what would be right
     * @return {@code fallback} when it is not given, or is wrong
     */
    public <T extends @Nullable Object> T parsed(String name, Function<String, T> parser, T fallback) {
        Optional<String> text = one(name);
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            return parser.apply(text.get());
        } catch (IllegalArgumentException wrong) {
            refuse(name, String.valueOf(wrong.getMessage()));
            return fallback;
        }
    }

    /** Throws everything that was found wrong. */
    public void finish() {
        if (!violations.isEmpty()) {
            throw Problem.validation(violations).toException();
        }
    }
}
