package dev.rapport.metric;

/** Takes what a metric says of facts, whether to count them or to list them. */
interface Sink {
    /**
     * Takes one.
     *
     * @param row the fact
     * @param measure what was measured of it: microseconds, or ten-thousandths of a score or an amount;
     *     {@link dev.rapport.readmodel.LongColumn#ABSENT} when nothing was
     */
    void add(Outcome outcome, int row, long measure);
}
