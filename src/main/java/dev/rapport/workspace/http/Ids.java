package dev.rapport.workspace.http;

import dev.rapport.platform.problem.Problem;

/** Ids in addresses. They are text on the wire; whatever is not one of ours simply does not exist. */
public final class Ids {

    private Ids() {}

    /** The number that an id in an address is; a problem not-found when it cannot be one. */
    public static long parse(String kind, String text) {
        if (!text.matches("[1-9]\\d{0,17}")) {
            throw Problem.notFound("There is no %s \"%s\"."
                            .formatted(kind, text.length() > 50 ? text.substring(0, 50) + "…" : text))
                    .toException();
        }
        return Long.parseLong(text);
    }
}
