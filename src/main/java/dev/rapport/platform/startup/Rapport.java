package dev.rapport.platform.startup;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the service. */
@QuarkusMain
public final class Rapport {

    private Rapport() {}

    public static void main(String... arguments) {
        Quarkus.run(arguments);
    }
}
