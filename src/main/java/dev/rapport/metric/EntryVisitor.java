package dev.rapport.metric;

/** Is told which facts are asked about, and in which bucket. */
@FunctionalInterface
interface EntryVisitor {
    /** A fact that belongs to a bucket. */
    void visit(int row, int bucket);

    /** Another block of facts begins: the time to look at what is said of many. */
    default void nextBlock() {
        // only those who count look
    }
}
