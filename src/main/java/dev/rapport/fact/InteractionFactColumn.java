package dev.rapport.fact;

import static dev.rapport.fact.FactColumn.always;
import static dev.rapport.fact.FactColumn.orNull;
import static dev.rapport.fact.FactColumnType.AGENT;
import static dev.rapport.fact.FactColumnType.COUNT;
import static dev.rapport.fact.FactColumnType.DIMENSION;
import static dev.rapport.fact.FactColumnType.DURATION;
import static dev.rapport.fact.FactColumnType.INTERVALS;
import static dev.rapport.fact.FactColumnType.MESSAGES;
import static dev.rapport.fact.FactColumnType.NUMBER;
import static dev.rapport.fact.FactColumnType.ODDITIES;
import static dev.rapport.fact.FactColumnType.RESPONSIBILITIES;
import static dev.rapport.fact.FactColumnType.TEAM;
import static dev.rapport.fact.FactColumnType.TEXT;
import static dev.rapport.fact.FactColumnType.TEXTS;
import static dev.rapport.fact.FactColumnType.TEXTS_BY_NAME;
import static dev.rapport.fact.FactColumnType.TIME;
import static dev.rapport.fact.FactColumnType.TRUTH;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The columns of interactions. */
@SuppressWarnings("ImmutableEnumChecker") // its functions hold nothing
public enum InteractionFactColumn implements FactColumn<InteractionFact> {
    OPENED_AT(orNull(TIME, InteractionFact::openedAt, "The earliest opening; null when none is known")),
    CUSTOMER_ID(orNull(TEXT, InteractionFact::customerId, "The customer as sent; null when unidentified")),
    CHANNEL(orNull(DIMENSION, InteractionFact::channel, "How the customer got in touch")),
    DIRECTION(always(
            DIMENSION, fact -> lowerCase(fact.direction()), "inbound: the customer began; outbound: the company did")),
    TOPIC(orNull(DIMENSION, InteractionFact::topic, "What it was about")),
    ISSUE_ID(
            orNull(DIMENSION, InteractionFact::issueId, "The issue that it belongs to, where the sender names issues")),
    PRIORITY(orNull(DIMENSION, InteractionFact::priority, "How urgent, at the opening")),
    LOCATION(orNull(DIMENSION, InteractionFact::location, "Where, such as a store")),
    PRODUCT(orNull(DIMENSION, InteractionFact::product, "About which product")),
    OPENING_AGENT(orNull(AGENT, fact -> fact.opening().agent(), "The agent that the opening names")),
    OPENING_TEAM(orNull(TEAM, fact -> fact.opening().team(), "The team that the opening names")),
    CURRENT_AGENT(orNull(AGENT, fact -> fact.current().agent(), "The agent in charge after the last event")),
    CURRENT_TEAM(orNull(TEAM, fact -> fact.current().team(), "The team in charge after the last event")),
    STATE(orNull(
            TEXT,
            fact -> lowerCase(fact.state()),
            "open, resolved or abandoned after the last event; null without an opening")),
    CLOSED_AT(orNull(TIME, fact -> fact.closedAt().orElse(null), "The end of the last open interval; null while open")),
    FIRST_REPLY_AT(orNull(
            TIME, fact -> at(fact.firstReply()), "The first public reply of a human agent at or after the opening")),
    FIRST_REPLY_AGENT(orNull(AGENT, fact -> agent(fact.firstReply()), "Who gave it")),
    FIRST_REPLY_TEAM(orNull(TEAM, fact -> team(fact.firstReply()), "The team of whom gave it")),
    BOT_REPLIED(always(TRUTH, InteractionFact::botReplied, "Whether a bot replied")),
    HANDOVER_AT(orNull(
            TIME, fact -> fact.handover() == null ? null : fact.handover().at(), "When a bot passed it on to a human")),
    HANDOVER_REPLY_AT(
            orNull(TIME, fact -> at(handoverReply(fact)), "The first public reply of a human agent at or after that")),
    HANDOVER_REPLY_AGENT(orNull(AGENT, fact -> agent(handoverReply(fact)), "Who gave it")),
    HANDOVER_REPLY_TEAM(orNull(TEAM, fact -> team(handoverReply(fact)), "The team of whom gave it")),
    FIRST_RESOLVED_AT(orNull(TIME, fact -> fact.resolution().firstAt(), "The first resolution")),
    LAST_RESOLVED_AT(orNull(TIME, fact -> fact.resolution().lastAt(), "The last resolution")),
    OPEN_MICROSECONDS(orNull(
            DURATION, fact -> fact.timeOpen().orElse(null), "How long it was open, less the pauses; null while open")),
    RESOLUTIONS(always(COUNT, fact -> fact.resolution().count(), "How often it was resolved")),
    RESOLUTION_AGENT(
            orNull(AGENT, fact -> fact.resolution().firstBy().agent(), "Who is credited with the first resolution")),
    RESOLUTION_TEAM(
            orNull(TEAM, fact -> fact.resolution().firstBy().team(), "The team credited with the first resolution")),
    FIRST_CONTACT(orNull(
            TRUTH,
            fact -> fact.resolution().firstContact(),
            "The agent's own flag: settled in the first contact; null when not flagged")),
    RESOLVABLE_AT_FIRST_LINE(always(
            TRUTH,
            fact -> fact.resolution().resolvableAtFirstLine(),
            "False when a resolution says that the first line could not have solved it")),
    FIRST_REOPENED_AT(orNull(TIME, fact -> fact.reopens().firstAt(), "The first reopening after a resolution")),
    REOPENS(always(COUNT, fact -> fact.reopens().count(), "How often it was reopened")),
    FIRST_TRANSFERRED_AT(orNull(
            TIME, fact -> fact.transfers().firstAt(), "The first transfer, the hand-over from a bot not among them")),
    TRANSFERS(always(COUNT, fact -> fact.transfers().count(), "How often it was transferred")),
    FIRST_ESCALATED_AT(orNull(TIME, fact -> fact.escalations().firstAt(), "The first escalation")),
    ESCALATIONS(always(COUNT, fact -> fact.escalations().count(), "How often it was escalated")),
    ABANDONED_AT(orNull(TIME, InteractionFact::abandonedAt, "When the customer first left it while it was open")),
    DISCARDED(always(TRUTH, fact -> fact.discarded() != null, "Whether it is no contact at all, such as spam")),
    DISCARD_REASON(orNull(
            TEXT, fact -> fact.discarded() == null ? null : fact.discarded().reason(), "Why it was discarded")),
    DISCARDED_INTO(orNull(
            TEXT,
            fact -> fact.discarded() == null ? null : fact.discarded().into(),
            "The contact that it was merged into")),
    BUSINESS_CALENDAR(orNull(
            NUMBER,
            fact -> fact.levels().businessCalendar(),
            "The calendar version whose hours business clocks count, see opening_hours; null: none")),
    FIRST_RESPONSE_POLICY(orNull(
            DIMENSION,
            fact -> policy(fact.levels().firstResponse()),
            "The policy that promised a first response; null: none")),
    FIRST_RESPONSE_DUE_AT(orNull(TIME, fact -> dueAt(fact.levels().firstResponse()), "Until when it was promised")),
    RESOLUTION_POLICY(orNull(
            DIMENSION,
            fact -> policy(fact.levels().resolution()),
            "The policy that promised a resolution; null: none")),
    RESOLUTION_DUE_AT(orNull(
            TIME,
            fact -> dueAt(fact.levels().resolution()),
            "Until when it was promised; null with a policy: the clock stands still short of the target")),
    ATTRIBUTES(always(TEXTS_BY_NAME, InteractionFact::attributes, "The sender's own dimensions")),
    TAGS(always(TEXTS, InteractionFact::tags, "Labels")),
    FLAGS(always(ODDITIES, InteractionFact::flags, "What was odd about its events")),
    IN_CHARGE(always(
            RESPONSIBILITIES, InteractionFact::inCharge, "[[from, agent, team], ...]: who was in charge from when on")),
    CUSTOMER_MESSAGES(
            always(
                    MESSAGES,
                    InteractionFact::customerMessages,
                    "[[at, reply at, agent, team], ...]: later messages of the customer, each with the next public reply of a human agent")),
    OPEN_INTERVALS(always(INTERVALS, InteractionFact::openIntervals, "[[from, to], ...]: when it was open")),
    PAUSES(always(INTERVALS, InteractionFact::pauses, "[[from, to], ...]: when its resolution clock stood still"));

    private final Declaration<InteractionFact> declaration;

    InteractionFactColumn(Declaration<InteractionFact> declaration) {
        this.declaration = declaration;
    }

    @Override
    public Declaration<InteractionFact> declaration() {
        return declaration;
    }

    private static InteractionFact.@Nullable Reply handoverReply(InteractionFact fact) {
        return fact.handover() == null ? null : fact.handover().firstReply();
    }

    private static @Nullable Object at(InteractionFact.@Nullable Reply reply) {
        return reply == null ? null : reply.at();
    }

    private static @Nullable Object agent(InteractionFact.@Nullable Reply reply) {
        return reply == null ? null : reply.by().agent();
    }

    private static @Nullable Object team(InteractionFact.@Nullable Reply reply) {
        return reply == null ? null : reply.by().team();
    }

    private static @Nullable Object lowerCase(@Nullable Enum<?> word) {
        return word == null ? null : word.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Object policy(InteractionFact.@Nullable Level level) {
        return level == null ? null : level.policy();
    }

    private static @Nullable Object dueAt(InteractionFact.@Nullable Level level) {
        return level == null ? null : level.dueAt();
    }
}
