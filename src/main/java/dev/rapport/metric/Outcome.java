package dev.rapport.metric;

/**
 * What a fact is to a metric: one of a few classes, each with its part in the number.
 *
 * @param index its place in the metric's list of outcomes
 * @param name the name by which it is listed, and the name of its column
 * @param part its part in the number
 * @param column whether rows have a column that counts it; what is excluded always has one
 */
public record Outcome(int index, String name, Part part, boolean column) {
    /** The part that an outcome plays. */
    public enum Part {
        /** In the numerator and in the denominator. */
        SUCCESS,
        /** In the denominator alone. */
        FAILURE,
        /** Not decided yet. */
        PENDING,
        /** Ended in another way; told beside the number. */
        BESIDE,
        /** Left out, for a reason. */
        EXCLUDED
    }

    static Outcome success(int index, String name) {
        return new Outcome(index, name, Part.SUCCESS, false);
    }

    static Outcome failure(int index, String name) {
        return new Outcome(index, name, Part.FAILURE, false);
    }

    static Outcome pending(int index, String name) {
        return new Outcome(index, name, Part.PENDING, false);
    }

    static Outcome beside(int index, String name) {
        return new Outcome(index, name, Part.BESIDE, false);
    }

    static Outcome excluded(int index, String name) {
        return new Outcome(index, name, Part.EXCLUDED, false);
    }

    /** The same with a column that counts it. */
    Outcome withColumn() {
        return new Outcome(index, name, part, true);
    }

    /** Whether it is counted in the denominator. */
    public boolean isCounted() {
        return part == Part.SUCCESS || part == Part.FAILURE;
    }

    /** What it means, in words. */
    public String meaning() {
        return OutcomeMeaning.of(this);
    }
}
