package dev.rapport.testing;

import java.util.stream.LongStream;

/** The seeds of property tests: {@code -Drapport.test.seeds=N} asks for more of them, or for fewer. */
public final class Seeds {
    private Seeds() {}

    /** The seeds 1, 2 and so on; so many unless others are asked for. */
    public static long[] first(int usual) {
        return LongStream.rangeClosed(1, Long.getLong("rapport.test.seeds", usual))
                .toArray();
    }
}
