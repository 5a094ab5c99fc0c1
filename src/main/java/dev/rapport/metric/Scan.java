package dev.rapport.metric;

import dev.rapport.time.Buckets;
import java.util.List;
import java.util.Optional;

/**
 * One metric over one snapshot and question: tells which facts belong to it and what each of them is. The same classification
 * counts the number, lists the facts behind it and explains a single one, so that they can't disagree.
 *
 * @param <T> the metric's tally
 */
interface Scan<T extends Tally<T>> {
    /** Visits the facts that belong to each bucket, in any order; a fact may belong to several. */
    void forEachEntry(Buckets buckets, EntryVisitor visitor);

    /** The time by which a fact is listed, in microseconds. */
    long listedAt(int row);

    /** The dimension of that name, empty when there is none. */
    Optional<Dimension> dimension(String name);

    /** How one fact is chosen for each person, of metrics that do. */
    default Optional<OnePerPerson> choice() {
        return Optional.empty();
    }

    /** An empty tally. */
    T tally();

    /** What a tally costs in memory, however many facts it has counted. */
    int bytesPerTally();

    /** What a tally costs more with every fact that it counts. */
    default int bytesPerFact() {
        return 0;
    }

    /** Whether no fact is visited twice. */
    default boolean visitsOnce() {
        return false;
    }

    /** Says what a fact is; a fact can be several things, such as all the messages of a conversation, or nothing. */
    void classify(int row, Cell cell, Sink sink);

    /** The first instant, in microseconds, at which something classified changes by itself; Long.MAX_VALUE for never. */
    long changesAt();

    /** What should be known beside the numbers. */
    List<Warning> warnings();
}
