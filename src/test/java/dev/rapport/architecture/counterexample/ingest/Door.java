package dev.rapport.architecture.counterexample.ingest;

import dev.rapport.architecture.counterexample.query.Question;

/** Breaks: the writing door imports the reading door. */
public final class Door {

    public Question question() {
        return new Question();
    }
}
