package dev.rapport.architecture.counterexample.fact;

import dev.rapport.architecture.counterexample.journal.Journal;
import io.quarkus.runtime.Quarkus;

/** Breaks: a fact imports the journal and a framework. */
public final class Fact {

    public Journal journal() {
        return new Journal();
    }

    public void run() {
        Quarkus.asyncExit();
    }
}
