package dev.rapport.readmodel;

import static dev.rapport.fact.InteractionFactColumn.ABANDONED_AT;
import static dev.rapport.fact.InteractionFactColumn.BOT_REPLIED;
import static dev.rapport.fact.InteractionFactColumn.CHANNEL;
import static dev.rapport.fact.InteractionFactColumn.CURRENT_AGENT;
import static dev.rapport.fact.InteractionFactColumn.CURRENT_TEAM;
import static dev.rapport.fact.InteractionFactColumn.DISCARDED;
import static dev.rapport.fact.InteractionFactColumn.ESCALATIONS;
import static dev.rapport.fact.InteractionFactColumn.FIRST_ESCALATED_AT;
import static dev.rapport.fact.InteractionFactColumn.FIRST_REOPENED_AT;
import static dev.rapport.fact.InteractionFactColumn.FIRST_REPLY_AGENT;
import static dev.rapport.fact.InteractionFactColumn.FIRST_REPLY_AT;
import static dev.rapport.fact.InteractionFactColumn.FIRST_REPLY_TEAM;
import static dev.rapport.fact.InteractionFactColumn.FIRST_RESOLVED_AT;
import static dev.rapport.fact.InteractionFactColumn.FIRST_TRANSFERRED_AT;
import static dev.rapport.fact.InteractionFactColumn.HANDOVER_AT;
import static dev.rapport.fact.InteractionFactColumn.HANDOVER_REPLY_AGENT;
import static dev.rapport.fact.InteractionFactColumn.HANDOVER_REPLY_AT;
import static dev.rapport.fact.InteractionFactColumn.HANDOVER_REPLY_TEAM;
import static dev.rapport.fact.InteractionFactColumn.LAST_RESOLVED_AT;
import static dev.rapport.fact.InteractionFactColumn.OPENED_AT;
import static dev.rapport.fact.InteractionFactColumn.OPENING_AGENT;
import static dev.rapport.fact.InteractionFactColumn.OPENING_TEAM;
import static dev.rapport.fact.InteractionFactColumn.REOPENS;
import static dev.rapport.fact.InteractionFactColumn.RESOLUTIONS;
import static dev.rapport.fact.InteractionFactColumn.RESOLUTION_AGENT;
import static dev.rapport.fact.InteractionFactColumn.RESOLUTION_TEAM;
import static dev.rapport.fact.InteractionFactColumn.RESOLVABLE_AT_FIRST_LINE;
import static dev.rapport.fact.InteractionFactColumn.TAGS;
import static dev.rapport.fact.InteractionFactColumn.TRANSFERS;

import java.util.Optional;
import java.util.Set;

/**
 * The interactions of a workspace, a row each, addressed by the fact's number. Contacts are the inbound, counting
 * interactions of identified people; those of one person and one issue are chained by opening time, ties by interaction
 * id. One issue is one issue id, or without it one topic, or neither. Immutable.
 */
public final class InteractionColumns {
    private final Columns columns;
    private final Blocks blocks;
    private final LongColumn openedAt;
    private final LongColumn firstReplyAt;
    private final LongColumn handoverAt;
    private final LongColumn handoverReplyAt;
    private final LongColumn firstResolvedAt;
    private final LongColumn lastResolvedAt;
    private final LongColumn firstReopenedAt;
    private final LongColumn firstTransferredAt;
    private final LongColumn firstEscalatedAt;
    private final LongColumn abandonedAt;
    private final FlagColumn present;
    private final FlagColumn counts;
    private final FlagColumn incomplete;
    private final FlagColumn discarded;
    private final FlagColumn inbound;
    private final FlagColumn botReplied;
    private final FlagColumn identified;
    private final FlagColumn resolvableAtFirstLine;
    private final FlagColumn flagged;
    private final FlagColumn solvedAtFirstContact;
    private final FlagColumn notSolvedAtFirstContact;
    private final IntColumn resolutions;
    private final IntColumn reopens;
    private final IntColumn transfers;
    private final IntColumn escalations;
    private final CodeColumn customer;
    private final CodeColumn openingTeam;
    private final CodeColumn openingAgent;
    private final CodeColumn replyTeam;
    private final CodeColumn replyAgent;
    private final CodeColumn handoverReplyTeam;
    private final CodeColumn handoverReplyAgent;
    private final CodeColumn resolutionTeam;
    private final CodeColumn resolutionAgent;
    private final CodeColumn currentTeam;
    private final CodeColumn currentAgent;

    private final CodeColumn channel;
    private final IntColumn previous;
    private final IntColumn next;

    private final ServiceLevelColumns levels;
    private final CourseColumns course;
    private final ListColumn tags;
    private final Dictionary tagTexts;

    InteractionColumns(Columns columns, Dictionary tagTexts) {
        this.columns = columns;
        this.levels = new ServiceLevelColumns(columns);
        this.course = new CourseColumns(columns);
        this.tags = columns.lists(TAGS);
        this.tagTexts = tagTexts;
        this.blocks = new Blocks(columns.longs(OPENED_AT), columns.size());
        this.openedAt = columns.longs(OPENED_AT);
        this.firstReplyAt = columns.longs(FIRST_REPLY_AT);
        this.handoverAt = columns.longs(HANDOVER_AT);
        this.handoverReplyAt = columns.longs(HANDOVER_REPLY_AT);
        this.firstResolvedAt = columns.longs(FIRST_RESOLVED_AT);
        this.lastResolvedAt = columns.longs(LAST_RESOLVED_AT);
        this.firstReopenedAt = columns.longs(FIRST_REOPENED_AT);
        this.firstTransferredAt = columns.longs(FIRST_TRANSFERRED_AT);
        this.firstEscalatedAt = columns.longs(FIRST_ESCALATED_AT);
        this.abandonedAt = columns.longs(ABANDONED_AT);
        this.present = columns.flag("present");
        this.counts = columns.flag("counts");
        this.incomplete = columns.flag("incomplete");
        this.discarded = columns.flag(DISCARDED);
        this.inbound = columns.flag("inbound");
        this.botReplied = columns.flag(BOT_REPLIED);
        this.identified = columns.flag("identified");
        this.resolvableAtFirstLine = columns.flag(RESOLVABLE_AT_FIRST_LINE);
        this.flagged = columns.flag("flagged");
        this.solvedAtFirstContact = columns.flag("solved_at_first_contact");
        this.notSolvedAtFirstContact = columns.flag("not_solved_at_first_contact");
        this.resolutions = columns.ints(RESOLUTIONS);
        this.reopens = columns.ints(REOPENS);
        this.transfers = columns.ints(TRANSFERS);
        this.escalations = columns.ints(ESCALATIONS);
        this.customer = columns.code("customer");
        this.openingTeam = columns.code(OPENING_TEAM);
        this.openingAgent = columns.code(OPENING_AGENT);
        this.replyTeam = columns.code(FIRST_REPLY_TEAM);
        this.replyAgent = columns.code(FIRST_REPLY_AGENT);
        this.handoverReplyTeam = columns.code(HANDOVER_REPLY_TEAM);
        this.handoverReplyAgent = columns.code(HANDOVER_REPLY_AGENT);
        this.resolutionTeam = columns.code(RESOLUTION_TEAM);
        this.resolutionAgent = columns.code(RESOLUTION_AGENT);
        this.currentTeam = columns.code(CURRENT_TEAM);
        this.currentAgent = columns.code(CURRENT_AGENT);

        this.channel = columns.fixedDimension(CHANNEL);
        this.previous = columns.ints("previous");
        this.next = columns.ints("next");
    }

    /** How many rows there are, holes included: rows are 0 to {@code size() - 1}. */
    public int size() {
        return columns.size();
    }

    /** The rows by opening time. */
    public Blocks blocks() {
        return blocks;
    }

    /** The column of a dimension; empty when no row has ever had it. The names are those of {@link #dimensions}. */
    public Optional<CodeColumn> dimension(String name) {
        return Optional.ofNullable(columns.dimensions().get(name));
    }

    /** The dimensions that there are: the fixed ones, and {@code attributes.<name>} for each attribute ever sent. */
    public Set<String> dimensions() {
        return columns.dimensions().keySet();
    }

    /** The earliest opening. */
    public LongColumn openedAt() {
        return openedAt;
    }

    /** The first public reply by a human agent at or after the opening. */
    public LongColumn firstReplyAt() {
        return firstReplyAt;
    }

    /** The passing on from a bot to a human. */
    public LongColumn handoverAt() {
        return handoverAt;
    }

    /** The first public reply by a human agent at or after the hand-over. */
    public LongColumn handoverReplyAt() {
        return handoverReplyAt;
    }

    /** The first resolution. */
    public LongColumn firstResolvedAt() {
        return firstResolvedAt;
    }

    /** The last resolution. */
    public LongColumn lastResolvedAt() {
        return lastResolvedAt;
    }

    /** The first reopening after a resolution. */
    public LongColumn firstReopenedAt() {
        return firstReopenedAt;
    }

    /** The first transfer. */
    public LongColumn firstTransferredAt() {
        return firstTransferredAt;
    }

    /** The first escalation. */
    public LongColumn firstEscalatedAt() {
        return firstEscalatedAt;
    }

    /** When the customer left an open interaction. */
    public LongColumn abandonedAt() {
        return abandonedAt;
    }

    /** Whether there is a fact at all: false when every event that told of it was taken back. */
    public FlagColumn present() {
        return present;
    }

    /** Whether metrics count it: opened, and not discarded. */
    public FlagColumn counts() {
        return counts;
    }

    /** Whether it is listed without being counted, for want of an opening; not discarded. */
    public FlagColumn incomplete() {
        return incomplete;
    }

    /** Whether it is no interaction at all: spam, a test, merged into another one. */
    public FlagColumn discarded() {
        return discarded;
    }

    /** Whether the customer started it. */
    public FlagColumn inbound() {
        return inbound;
    }

    /** Whether the customer started an interaction that counts. */
    public static boolean isInbound(InteractionColumns interactions, int row) {
        return interactions.counts.get(row) && interactions.inbound.get(row);
    }

    /** The channel that the opening names. */
    public CodeColumn channel() {
        return channel;
    }

    /** Whether a bot replied. */
    public FlagColumn botReplied() {
        return botReplied;
    }

    /** Whether the customer is known. */
    public FlagColumn identified() {
        return identified;
    }

    /** False when a resolution says that the first line could not have solved it. */
    public FlagColumn resolvableAtFirstLine() {
        return resolvableAtFirstLine;
    }

    /** Whether anything was odd about its events. */
    public FlagColumn flagged() {
        return flagged;
    }

    /** Whether the agent said that the first contact solved it. */
    public FlagColumn solvedAtFirstContact() {
        return solvedAtFirstContact;
    }

    /** Whether the agent said that the first contact did not solve it; neither when nothing was said. */
    public FlagColumn notSolvedAtFirstContact() {
        return notSolvedAtFirstContact;
    }

    /** How often it was resolved. */
    public IntColumn resolutions() {
        return resolutions;
    }

    /** How often it was reopened after a resolution. */
    public IntColumn reopens() {
        return reopens;
    }

    /** How often it was transferred, the hand-over not counted. */
    public IntColumn transfers() {
        return transfers;
    }

    /** How often it was escalated. */
    public IntColumn escalations() {
        return escalations;
    }

    /** The person: customer ids that were merged have one code, in all kinds of facts. */
    public CodeColumn customer() {
        return customer;
    }

    /** The team that the opening names. */
    public CodeColumn openingTeam() {
        return openingTeam;
    }

    /** The agent that the opening names. */
    public CodeColumn openingAgent() {
        return openingAgent;
    }

    /** The team of the first reply. */
    public CodeColumn replyTeam() {
        return replyTeam;
    }

    /** The agent of the first reply. */
    public CodeColumn replyAgent() {
        return replyAgent;
    }

    /** The team of the first reply after the hand-over. */
    public CodeColumn handoverReplyTeam() {
        return handoverReplyTeam;
    }

    /** The agent of the first reply after the hand-over. */
    public CodeColumn handoverReplyAgent() {
        return handoverReplyAgent;
    }

    /** The team of the first resolution. */
    public CodeColumn resolutionTeam() {
        return resolutionTeam;
    }

    /** The agent of the first resolution. */
    public CodeColumn resolutionAgent() {
        return resolutionAgent;
    }

    /** The team in force after the last event. */
    public CodeColumn currentTeam() {
        return currentTeam;
    }

    /** The agent in force after the last event. */
    public CodeColumn currentAgent() {
        return currentAgent;
    }

    /** What was promised. */
    public ServiceLevelColumns levels() {
        return levels;
    }

    /** How it went on. */
    public CourseColumns course() {
        return course;
    }

    /** The codes of its tags. */
    public ListColumn tags() {
        return tags;
    }

    /** What the codes of tags stand for. */
    public Dictionary tagTexts() {
        return tagTexts;
    }

    /** The contact of the same person and issue just before this one; -1 when there is none. */
    public int previousContact(int row) {
        return previous.get(row) - 1;
    }

    /** The contact of the same person and issue just after this one; -1 when there is none. */
    public int nextContact(int row) {
        return next.get(row) - 1;
    }

    Columns columns() {
        return columns;
    }
}
