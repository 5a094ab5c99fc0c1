package dev.rapport.metric;

import java.util.ArrayList;
import java.util.List;

/** Tests facts against conditions, each compiled to the set of codes that it keeps. */
final class Filter {
    private final List<Dimension> dimensions = new ArrayList<>();
    private final List<boolean[]> kept = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    /** Adds a condition on a dimension. */
    void add(Dimension dimension, Condition condition) {
        boolean[] codes = new boolean[dimension.size()];
        codes[0] = condition.absent();
        for (String value : condition.values()) {
            int code = dimension.codeOf(value);
            if (code == 0 || code >= codes.length) {
                warnings.add(
                        new Warning("unknown_value", "%s has never been %s".formatted(condition.dimension(), value)));
            } else {
                codes[code] = true;
            }
        }
        dimensions.add(dimension);
        kept.add(codes);
    }

    boolean keeps(int row) {
        for (int i = 0; i < dimensions.size(); i++) {
            Dimension dimension = dimensions.get(i);
            boolean keeps = dimension instanceof MultiValued several
                    ? several.isKept(row, kept.get(i))
                    : kept.get(i)[dimension.codeOf(row)];
            if (!keeps) {
                return false;
            }
        }
        return true;
    }

    /** Of values that never occurred. */
    List<Warning> warnings() {
        return warnings;
    }
}
