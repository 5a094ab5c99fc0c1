package dev.rapport.architecture.counterexample.event;

import dev.rapport.architecture.counterexample.fact.Fact;
import io.quarkus.runtime.Quarkus;

/** Breaks: an event imports a fact and a framework. */
public final class Event {

    public Fact fact() {
        return new Fact();
    }

    public void run() {
        Quarkus.asyncExit();
    }
}
