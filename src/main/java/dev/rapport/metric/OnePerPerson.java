package dev.rapport.metric;

/** How a metric that counts people chooses the one fact by which a person is counted in a cell. */
interface OnePerPerson {
    /** The person; 0 when nobody knows, and then the fact is classified as it is. */
    int person(int row);

    /** Whether this fact is to be taken rather than the other one of the same person. */
    boolean isBetter(int row, int other);

    /** Says what a fact is that was not taken. */
    void passOver(int row, Sink sink);
}
