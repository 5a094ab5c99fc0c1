package dev.rapport.terms;

import dev.rapport.time.BusinessCalendar;
import java.time.Instant;
import java.util.Optional;

/** All that a workspace has promised, and its costs, through all time as known at one moment. Immutable. */
public final class ServiceTerms {
    /** Nothing was ever said. */
    public static final ServiceTerms NONE = new ServiceTerms();

    private ServiceTerms() {}

    /** What held for an interaction that was opened then with these values. */
    public TermsInForce at(Instant openedAt, OpeningFeatures opening) {
        return TermsInForce.NONE;
    }

    /** A version of a calendar by its number. */
    public Optional<BusinessCalendar> calendar(long version) {
        return Optional.empty();
    }

    /** The costs in force at an instant. */
    public Optional<CostTable> costsAt(Instant at) {
        return Optional.empty();
    }
}
