package dev.rapport.architecture.counterexample.readmodel;

import dev.rapport.architecture.counterexample.metric.Metric;

/** Breaks: columns import a metric. */
public final class Columns {

    public Metric metric() {
        return new Metric();
    }
}
