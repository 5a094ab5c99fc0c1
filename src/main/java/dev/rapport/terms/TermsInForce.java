package dev.rapport.terms;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What held for one interaction when it was opened.
 *
 * @param firstResponse the promise of a first reply, empty when no policy matched
 * @param resolution the promise of a resolution, empty when no policy matched
 * @param businessCalendar the version of the calendar that business clocks go by: the first-response policy's, else the
 *     workspace's; empty when there is none
 */
public record TermsInForce(
        Optional<Promise> firstResponse, Optional<Promise> resolution, OptionalLong businessCalendar) {
    /** Nothing was promised. */
    public static final TermsInForce NONE = new TermsInForce(Optional.empty(), Optional.empty(), OptionalLong.empty());
}
