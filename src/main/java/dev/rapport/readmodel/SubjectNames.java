package dev.rapport.readmodel;

import org.jspecify.annotations.Nullable;

/** Knows the subjects of facts by their rows, which columns do not hold. */
public interface SubjectNames {
    /** The subjects of these interactions. */
    @Nullable String[] interactions(int[] rows);

    /** The subjects of these survey answers. */
    @Nullable String[] surveys(int[] rows);

    /** The subjects of these purchases. */
    @Nullable String[] purchases(int[] rows);
}
