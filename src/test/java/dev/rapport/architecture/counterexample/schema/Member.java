package dev.rapport.architecture.counterexample.schema;

import dev.rapport.architecture.counterexample.fact.Fact;
import io.quarkus.runtime.Quarkus;

/** Breaks: a declaration knows a fact and a framework. */
public final class Member {

    public Fact fact() {
        return new Fact();
    }

    public void run() {
        Quarkus.asyncExit();
    }
}
