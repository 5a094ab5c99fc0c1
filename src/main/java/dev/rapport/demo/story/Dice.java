package dev.rapport.demo.story;

import java.util.List;

/**
 * Seeded random numbers. An own SplitMix64 with {@link StrictMath}, because the events made from them must be the same on
 * every Java version and processor: a repeated event is a duplicate only when it is equal to the last digit.
 */
final class Dice {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    Dice(long seed) {
        this.state = seed;
    }

    private long next() {
        state += GOLDEN_GAMMA;
        long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** Evenly spread in [0, 1). */
    double fraction() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    boolean chance(double probability) {
        return fraction() < probability;
    }

    /** Evenly spread in [0, bound). */
    int below(int bound) {
        return (int) (fraction() * bound);
    }

    double between(double low, double high) {
        return low + (high - low) * fraction();
    }

    /** Of the normal distribution with mean 0 and standard deviation 1 (Box and Muller). */
    double normal() {
        return StrictMath.sqrt(-2 * StrictMath.log(1 - fraction())) * StrictMath.cos(2 * Math.PI * fraction());
    }

    /** Positive, half of them below the median, with a long tail: how waiting times are spread. */
    double around(double median, double spread) {
        return median * StrictMath.exp(spread * normal());
    }

    /** How many of the rare things happen that happen {@code mean} times on average. */
    int count(double mean) {
        double limit = StrictMath.exp(-mean);
        int happened = -1;
        for (double product = 1; product > limit; product *= fraction()) {
            happened++;
        }
        return Math.max(happened, 0);
    }

    <T> T pick(List<T> items) {
        return items.get(below(items.size()));
    }
}
