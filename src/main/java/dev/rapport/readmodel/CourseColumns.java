package dev.rapport.readmodel;

import static dev.rapport.fact.InteractionFactColumn.CLOSED_AT;
import static dev.rapport.fact.InteractionFactColumn.CUSTOMER_MESSAGES;
import static dev.rapport.fact.InteractionFactColumn.IN_CHARGE;
import static dev.rapport.fact.InteractionFactColumn.OPENED_AT;
import static dev.rapport.fact.InteractionFactColumn.OPENING_AGENT;
import static dev.rapport.fact.InteractionFactColumn.OPENING_TEAM;
import static dev.rapport.fact.InteractionFactColumn.OPEN_INTERVALS;

/** How interactions went on: when they were open, in whose charge, and what their customers wrote. Immutable. */
public final class CourseColumns {
    private static final int CHARGE = 3;
    private static final int MESSAGE = 4;

    private final FlagColumn resolved;
    private final LongColumn openedAt;
    private final LongColumn closedAt;
    private final LongColumn timeOpen;
    private final ListColumn openIntervals;
    private final ListColumn inCharge;
    private final ListColumn customerMessages;
    private final CodeColumn openingTeam;
    private final CodeColumn openingAgent;

    CourseColumns(Columns columns) {
        this.resolved = columns.flag("resolved");
        this.openedAt = columns.longs(OPENED_AT);
        this.closedAt = columns.longs(CLOSED_AT);
        this.timeOpen = columns.longs("time_open");
        this.openIntervals = columns.lists(OPEN_INTERVALS);
        this.inCharge = columns.lists(IN_CHARGE);
        this.customerMessages = columns.lists(CUSTOMER_MESSAGES);
        this.openingTeam = columns.code(OPENING_TEAM);
        this.openingAgent = columns.code(OPENING_AGENT);
    }

    /** Whether it is resolved after its last event. */
    public FlagColumn resolved() {
        return resolved;
    }

    /** The end of its last open interval; absent while it is open. */
    public LongColumn closedAt() {
        return closedAt;
    }

    /** The sum of its open intervals less its pauses, in microseconds; absent while it is open. */
    public LongColumn timeOpen() {
        return timeOpen;
    }

    /** How many open intervals it has; at least one when it was opened. */
    public int intervals(int row) {
        return Math.max(1, openIntervals.length(row) / 2);
    }

    /** The start of an open interval. */
    public long intervalStart(int row, int interval) {
        return openIntervals.length(row) == 0 ? openedAt.get(row) : openIntervals.get(row, 2 * interval);
    }

    /** The end of an open interval; {@link LongColumn#ABSENT} while it goes on. */
    public long intervalEnd(int row, int interval) {
        return openIntervals.length(row) == 0 ? closedAt.get(row) : openIntervals.get(row, 2 * interval + 1);
    }

    /** Whether it was open at an instant: from the start of an open interval on, up to its end. */
    public boolean isOpenAt(int row, long micros) {
        for (int interval = 0; interval < intervals(row); interval++) {
            long end = intervalEnd(row, interval);
            if (intervalStart(row, interval) <= micros && (end == LongColumn.ABSENT || micros < end)) {
                return true;
            }
        }
        return false;
    }

    /** The code of the agent who was in charge at an instant. */
    public int agentAt(int row, long micros) {
        int place = chargeAt(row, micros);
        return place < 0 ? openingAgent.get(row) : code(inCharge.get(row, place + 1));
    }

    /** The code of the team that was in charge at an instant. */
    public int teamAt(int row, long micros) {
        int place = chargeAt(row, micros);
        return place < 0 ? openingTeam.get(row) : code(inCharge.get(row, place + 2));
    }

    private int chargeAt(int row, long micros) {
        for (int place = inCharge.length(row) - CHARGE; place >= 0; place -= CHARGE) {
            if (inCharge.get(row, place) <= micros) {
                return place;
            }
        }
        return -1;
    }

    /** How many messages the customer wrote after the opening. */
    public int messages(int row) {
        return customerMessages.length(row) / MESSAGE;
    }

    /** When a message was written. */
    public long messageAt(int row, int message) {
        return customerMessages.get(row, message * MESSAGE);
    }

    /** The next public reply of a human agent to it; {@link LongColumn#ABSENT} when there is none. */
    public long replyAt(int row, int message) {
        return customerMessages.get(row, message * MESSAGE + 1);
    }

    /** The code of the agent who gave that reply. */
    public int replyAgent(int row, int message) {
        return code(customerMessages.get(row, message * MESSAGE + 2));
    }

    /** The code of the team that gave that reply. */
    public int replyTeam(int row, int message) {
        return code(customerMessages.get(row, message * MESSAGE + 3));
    }

    private static int code(long stored) {
        return stored == LongColumn.ABSENT ? 0 : (int) stored;
    }
}
