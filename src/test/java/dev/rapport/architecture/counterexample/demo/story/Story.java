package dev.rapport.architecture.counterexample.demo.story;

import dev.rapport.architecture.counterexample.query.Question;
import io.quarkus.runtime.Quarkus;

/** Breaks: a story asks questions and imports a framework. */
public final class Story {

    public Question question() {
        return new Question();
    }

    public void run() {
        Quarkus.asyncExit();
    }
}
