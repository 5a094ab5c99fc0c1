package dev.rapport.architecture.counterexample.terms;

import dev.rapport.architecture.counterexample.fact.Fact;
import io.quarkus.runtime.Quarkus;

/** Breaks: terms import a fact and a framework. */
public final class Promise {

    public Fact fact() {
        return new Fact();
    }

    public void run() {
        Quarkus.asyncExit();
    }
}
