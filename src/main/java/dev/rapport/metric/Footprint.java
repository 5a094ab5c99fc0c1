package dev.rapport.metric;

/**
 * What things cost in memory while a question is answered, measured on a 64-bit JVM with compressed references and rounded
 * up: a little too much is refused a little too soon, too little is found out by everybody.
 */
final class Footprint {
    /** A tally that keeps only a handful of counts. */
    static final int COUNTS = 160;
    /** A duration in a list that grows by half, while it is copied, and once more in the total. */
    static final int DURATION = 32;
    /** Two lists of durations with their first few. */
    static final int DURATIONS = 256;
    /** Scores by scale, as trees. */
    static final int SCORES = 1000;
    /** A person in the map of a cell. */
    static final int PERSON = 24;
    /** The map of people of a cell. */
    static final int PEOPLE = 200;
    /** A fact in a list, with what only it has. */
    static final int LISTED = 136;
    /** What all facts of a cell share in a list. */
    static final int LISTED_CELL = 400;

    private static final long GROUP = 300;
    private static final long CELL = 12;
    private static final long BUCKET = 24;

    private Footprint() {}

    /** A group: its codes, its labels, and a place for each bucket. */
    static long ofGroup(int buckets) {
        return GROUP + CELL * buckets;
    }

    /** The boundaries of buckets. */
    static long ofBuckets(long buckets) {
        return BUCKET * buckets;
    }
}
