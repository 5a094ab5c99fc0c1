package dev.rapport.architecture.counterexample.journal;

import dev.rapport.architecture.counterexample.ingest.Door;

/** Breaks: the journal imports the door before it. */
public final class Journal {

    public Door door() {
        return new Door();
    }
}
