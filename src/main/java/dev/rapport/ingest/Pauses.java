package dev.rapport.ingest;

/** The pauses of a sender, in which whoever reads a body can do something else. */
@FunctionalInterface
public interface Pauses {
    /** For a body that is there. */
    Pauses NONE = task -> {};

    /** Has a task run again and again while nothing arrives, by the thread that reads. */
    void meanwhile(Runnable task);
}
