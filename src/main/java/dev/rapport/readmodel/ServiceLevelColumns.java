package dev.rapport.readmodel;

import static dev.rapport.fact.InteractionFactColumn.BUSINESS_CALENDAR;
import static dev.rapport.fact.InteractionFactColumn.FIRST_RESPONSE_DUE_AT;
import static dev.rapport.fact.InteractionFactColumn.FIRST_RESPONSE_POLICY;
import static dev.rapport.fact.InteractionFactColumn.RESOLUTION_DUE_AT;
import static dev.rapport.fact.InteractionFactColumn.RESOLUTION_POLICY;

/** What was promised for interactions when they were opened. The policies are dimensions. Immutable. */
public final class ServiceLevelColumns {
    private final CodeColumn firstResponsePolicy;
    private final LongColumn firstResponseDueAt;
    private final CodeColumn resolutionPolicy;
    private final LongColumn resolutionDueAt;
    private final LongColumn businessCalendar;

    ServiceLevelColumns(Columns columns) {
        this.firstResponsePolicy = columns.fixedDimension(FIRST_RESPONSE_POLICY);
        this.firstResponseDueAt = columns.longs(FIRST_RESPONSE_DUE_AT);
        this.resolutionPolicy = columns.fixedDimension(RESOLUTION_POLICY);
        this.resolutionDueAt = columns.longs(RESOLUTION_DUE_AT);
        this.businessCalendar = columns.longs(BUSINESS_CALENDAR);
    }

    /** The policy that promised a first reply. */
    public CodeColumn firstResponsePolicy() {
        return firstResponsePolicy;
    }

    /** When the first reply is due. */
    public LongColumn firstResponseDueAt() {
        return firstResponseDueAt;
    }

    /** The policy that promised a resolution. */
    public CodeColumn resolutionPolicy() {
        return resolutionPolicy;
    }

    /** When the resolution is due; absent with a policy: the clock stands still short of the target. */
    public LongColumn resolutionDueAt() {
        return resolutionDueAt;
    }

    /** The number of the calendar version that business clocks go by. */
    public LongColumn businessCalendar() {
        return businessCalendar;
    }
}
