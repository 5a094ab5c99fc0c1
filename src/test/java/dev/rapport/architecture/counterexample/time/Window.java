package dev.rapport.architecture.counterexample.time;

import dev.rapport.architecture.counterexample.fact.Fact;
import io.quarkus.runtime.Quarkus;

/** Breaks: time imports a fact and a framework. */
public final class Window {

    public Fact fact() {
        return new Fact();
    }

    public void run() {
        Quarkus.asyncExit();
    }
}
