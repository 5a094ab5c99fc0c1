package dev.rapport.event;

import dev.rapport.schema.ObjectType;
import dev.rapport.schema.Property;
import java.math.BigDecimal;

/**
 * The ends of a survey question's scale, both included.
 *
 * @param min the lowest score that can be given
 * @param max the highest; above {@code min}
 */
public record Scale(BigDecimal min, BigDecimal max) {
    /** What it looks like on the wire. */
    static final ObjectType TYPE = ObjectType.of(
            "Scale",
            "The ends of a scale.",
            Property.decimalOrText("min").meaning("The lowest score.").example(1),
            Property.decimalOrText("max").meaning("The highest score.").example(5));

    public Scale {
        min = Decimals.canonical(min);
        max = Decimals.canonical(max);
        if (min.compareTo(max) >= 0) {
            throw new IllegalArgumentException("a scale's min must be below its max, not %s to %s"
                    .formatted(min.toPlainString(), max.toPlainString()));
        }
    }

    /** The scale between two whole numbers. */
    public static Scale of(long min, long max) {
        return new Scale(BigDecimal.valueOf(min), BigDecimal.valueOf(max));
    }

    /** Whether a score lies on the scale. */
    public boolean contains(BigDecimal score) {
        return score.compareTo(min) >= 0 && score.compareTo(max) <= 0;
    }

    @Override
    public String toString() {
        return min.toPlainString() + "-" + max.toPlainString();
    }
}
