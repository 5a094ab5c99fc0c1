package dev.rapport.fact;

import java.util.Locale;

/** What was odd about a subject's events. A flagged event is never silently counted. */
public enum Flag {
    /** A public human reply before the opening; it does not stop the first-response clock. */
    REPLY_BEFORE_OPENING,
    /** Another event before the opening; it counts as if it had happened at the opening. */
    EVENT_BEFORE_OPENING,
    /** Resumed although not paused; no effect. */
    RESUMED_WITHOUT_PAUSE,
    /** Paused although paused or not open; no effect. */
    PAUSED_WITHOUT_BEING_OPEN,
    /** Reopened although not resolved; no effect. */
    REOPENED_WITHOUT_RESOLUTION,
    /** Abandoned although not open; no effect. */
    ABANDONED_WITHOUT_BEING_OPEN,
    /** A refund in another currency than the purchase; not subtracted. */
    REFUND_IN_OTHER_CURRENCY;

    /** The name in answers. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
