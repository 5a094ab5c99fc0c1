package dev.rapport.metric;

/**
 * What has been counted of one cell so far.
 *
 * @param <T> the tally itself
 */
interface Tally<T extends Tally<T>> extends Sink {
    /** Adds what another tally of the same metric has counted of other facts. */
    void merge(T other);

    /** What the counts come to; nothing may be counted any more. It may be asked for again. */
    Measures finish();
}
