package dev.rapport.platform.problem.http;

import java.util.Locale;

/** The wire's spelling of a name of the code. */
final class SnakeCase {

    private SnakeCase() {}

    static String of(String camelCase) {
        return camelCase.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
