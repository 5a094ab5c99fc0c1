package dev.rapport.ingest.connector;

import java.time.Instant;

/** How one vendor proves that a delivery is its own. */
@FunctionalInterface
public interface Signature {

    /**
     * Whether the delivery was signed with the secret; compares in constant time.
     *
     * @param now for schemes that sign a time, so that an old delivery can't be sent again by somebody else
     */
    boolean isValid(Delivery delivery, String secret, Instant now);
}
