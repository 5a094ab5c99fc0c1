package dev.rapport.readmodel;

import java.time.Instant;
import java.util.Optional;

/**
 * A moment in the past at which facts are looked at.
 *
 * @param asOf events after it have not happened yet; empty when none is to be cut off
 * @param knownAt what was received after it is not known, settings included; empty when all is to be known
 */
public record Moment(Optional<Instant> asOf, Optional<Instant> knownAt) {}
