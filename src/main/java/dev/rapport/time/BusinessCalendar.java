package dev.rapport.time;

import java.util.OptionalLong;

/** When a business is open: real time, through all changes of the clock. Immutable. */
public final class BusinessCalendar {
    private BusinessCalendar() {}

    /** The open time between two instants, in microseconds; 0 when {@code to} is not after {@code from}. */
    public long openMicros(long from, long to) {
        return 0;
    }

    /**
     * The first instant by which so much open time has passed since {@code from}; {@code from} itself for 0. Empty when
     * there is never so much.
     */
    public OptionalLong after(long from, long openMicros) {
        return OptionalLong.empty();
    }
}
