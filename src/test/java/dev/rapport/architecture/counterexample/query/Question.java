package dev.rapport.architecture.counterexample.query;

import dev.rapport.architecture.counterexample.ingest.Door;

/** Breaks: the reading door imports the writing door. */
public final class Question {

    public Door door() {
        return new Door();
    }
}
