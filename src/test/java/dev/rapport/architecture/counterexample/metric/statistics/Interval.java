package dev.rapport.architecture.counterexample.metric.statistics;

import io.quarkus.runtime.Quarkus;

/** Breaks: an interval imports a framework. */
public final class Interval {

    public void run() {
        Quarkus.asyncExit();
    }
}
