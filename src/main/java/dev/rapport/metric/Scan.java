package dev.rapport.metric;

import dev.rapport.readmodel.BlockVisitor;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * One metric over one snapshot and question: tells which facts belong to it and counts them.
 *
 * @param <T> the metric's tally
 */
interface Scan<T extends Tally<T>> {
    /** Calls back with ranges of rows that may hold facts of that time, in any order. */
    void forEachBlock(long fromMicros, long toMicros, BlockVisitor visitor);

    /** The cohort time of a fact; anything outside the range when the row is none of the metric's. */
    long cohort(int row);

    /** The dimension of that name, empty when there is none. */
    Optional<Dimension> dimension(String name);

    /** An empty tally. */
    T tally();

    /**
     * Counts a fact.
     *
     * @param cell the cell that the fact is in
     * @param cellOf the cell of any other fact, -1 for those outside the question
     */
    void count(int row, int cell, IntUnaryOperator cellOf, T tally);

    /** The first instant, in microseconds, at which something counted changes by itself; Long.MAX_VALUE for never. */
    long changesAt();

    /** What should be known beside the numbers. */
    List<Warning> warnings();
}
