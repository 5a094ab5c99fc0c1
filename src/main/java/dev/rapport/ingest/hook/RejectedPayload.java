package dev.rapport.ingest.hook;

import java.time.Instant;
import java.util.Optional;

/**
 * A delivery that was put aside, without its body.
 *
 * @param hookId the hook that it came to
 * @param kind why, in one word
 * @param reason why, in a sentence
 * @param headers a JSON object of those that tell what the body is
 * @param size of the body, in bytes
 * @param attempts how often it was tried again in vain
 * @param triedAt when it was last tried again
 * @param nextTryAt when it is tried by itself; none when only a person can do something about it
 */
public record RejectedPayload(
        long id,
        long hookId,
        Instant receivedAt,
        Kind kind,
        String reason,
        String headers,
        int size,
        int attempts,
        Optional<Instant> triedAt,
        Optional<Instant> nextTryAt) {

    /** Why a delivery was put aside. */
    public enum Kind {
        /** No shape of that vendor that is known. */
        UNKNOWN("unknown"),
        /** Events that it tells of break rules. */
        INVALID("invalid"),
        /** Events that it tells of have the ids of others. */
        CONFLICT("conflict"),
        /** What it says can be fetched could not be. */
        UNFETCHED("unfetched");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** The name on the wire and in the database. */
        public String id() {
            return id;
        }

        static Kind fromId(String id) {
            for (Kind kind : values()) {
                if (kind.id.equals(id)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no kind of rejected payload: " + id);
        }
    }
}
