package dev.rapport.architecture.counterexample.schema;

import dev.rapport.architecture.counterexample.fact.Fact;
import io.quarkus.runtime.Quarkus;

/** Breaks: a declaration imports a fact and a framework. */
public final class Declaration {

    public Fact fact() {
        return new Fact();
    }

    public void run() {
        Quarkus.asyncExit();
    }
}
