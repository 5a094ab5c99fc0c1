package dev.rapport.documentation;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why a block of the documentation is not run. The list is closed: whatever else a page shows is run and compared. */
enum Reason {
    RUNS_THE_TESTS("runs the tests"),
    MEASURES_FOR_MINUTES("measures for minutes"),
    NEEDS_A_CONTAINER_ENGINE("needs a container engine"),
    NEEDS_A_SERVER_OF_ONES_OWN("needs a server of your own"),
    NEEDS_A_VENDORS_ACCOUNT("needs a vendor's account"),
    NEEDS_A_NEWER_JDK("needs a newer JDK than the oldest one"),
    IS_A_DRAWING("is a drawing");

    private final String words;

    Reason(String words) {
        this.words = words;
    }

    /** As it stands in the mark. */
    String words() {
        return words;
    }

    static Optional<Reason> of(String words) {
        return Arrays.stream(values())
                .filter(reason -> reason.words.equals(words))
                .findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(Reason::words).collect(Collectors.joining(", "));
    }
}
