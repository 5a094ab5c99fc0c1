package dev.rapport.readmodel;

/** What was promised for interactions when they were opened. The policies are dimensions. Immutable. */
public final class ServiceLevelColumns {
    private final CodeColumn firstResponsePolicy;
    private final LongColumn firstResponseDueAt;
    private final CodeColumn resolutionPolicy;
    private final LongColumn resolutionDueAt;
    private final LongColumn businessCalendar;

    ServiceLevelColumns(Columns columns) {
        this.firstResponsePolicy = columns.fixedDimension("first_response_policy");
        this.firstResponseDueAt = columns.longs("first_response_due_at");
        this.resolutionPolicy = columns.fixedDimension("resolution_policy");
        this.resolutionDueAt = columns.longs("resolution_due_at");
        this.businessCalendar = columns.longs("business_calendar");
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
