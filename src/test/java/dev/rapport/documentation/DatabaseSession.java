package dev.rapport.documentation;

import java.util.Arrays;
import java.util.Optional;

/** As whom the statements of a page are run. */
enum DatabaseSession {
    /** The owner of the tables, in the server that comes along. */
    OWNER("as the owner"),
    /** The login that a block before has made. */
    LOGIN("as the login made above"),
    /** A superuser of a server that has never heard of the service. */
    OTHER_SERVER("on another server");

    private final String words;

    DatabaseSession(String words) {
        this.words = words;
    }

    static Optional<DatabaseSession> of(String words) {
        return Arrays.stream(values())
                .filter(session -> session.words.equals(words))
                .findFirst();
    }
}
