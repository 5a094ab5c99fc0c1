package dev.rapport.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What happened, with every default applied. One record for each type, so that a {@code switch} must deal with all. */
public sealed interface ServiceEvent {

    /** The total order in which events are folded: time, type, source, id. */
    Comparator<ServiceEvent> FOLD_ORDER = Comparator.comparing(
                    (ServiceEvent event) -> event.header().time())
            .thenComparing(event -> event.header().type())
            .thenComparing(event -> event.header().key());

    /** Identity, type and time. */
    Header header();

    /**
     * What every event has.
     *
     * @param type what happened
     * @param key its identity within the subject
     * @param time when it happened
     */
    record Header(EventType type, EventKey key, Instant time) {}

    /** Starts the interaction. */
    record Opened(Header header, InteractionDetails details) implements ServiceEvent {}

    /** Tells of an interaction what was learned later. */
    record Updated(Header header, InteractionDetails details) implements ServiceEvent {}

    /** A message within the interaction. {@code isPublic} is false for notes that the customer does not see. */
    record Replied(Header header, Author author, boolean isPublic, Attribution by) implements ServiceEvent {
        /** Whether this stops a first-response clock: a public message of a human agent. */
        public boolean isHumanAnswer() {
            return author == Author.AGENT && isPublic;
        }
    }

    /** Somebody was made responsible. */
    record Assigned(Header header, Attribution to) implements ServiceEvent {}

    /** Passed on to somebody else. */
    record Transferred(Header header, Attribution to) implements ServiceEvent {}

    /** Passed on to a higher level. */
    record Escalated(Header header, Attribution to) implements ServiceEvent {}

    /** The resolution clock stops. */
    record Paused(Header header) implements ServiceEvent {}

    /** The resolution clock goes on. */
    record Resumed(Header header) implements ServiceEvent {}

    /** Resolved. {@code firstContact} is the agent's own flag, null when not given. */
    record Resolved(Header header, Attribution by, @Nullable Boolean firstContact, boolean resolvableAtFirstLine)
            implements ServiceEvent {}

    /** Open again. */
    record Reopened(Header header) implements ServiceEvent {}

    /** The customer left. */
    record Abandoned(Header header) implements ServiceEvent {}

    /** Not an interaction at all: spam, a test, merged into another one. */
    record Discarded(
            Header header,
            @Nullable String reason,
            @Nullable String into) implements ServiceEvent {}

    /** A survey invitation. */
    record SurveySent(Header header, SurveyKey survey, RespondentDetails details) implements ServiceEvent {}

    /** An answer, or the dismissal of the question when {@code answer} is empty. */
    record SurveyAnswered(
            Header header,
            SurveyKey survey,
            @Nullable String responseId,
            @Nullable Answer answer,
            @Nullable String comment,
            RespondentDetails details)
            implements ServiceEvent {}

    /** A sale. */
    record PurchaseCompleted(Header header, PurchaseDetails details) implements ServiceEvent {}

    /** No sale after all. */
    record PurchaseCancelled(Header header, PurchaseDetails details) implements ServiceEvent {}

    /** Money given back. {@code currency} is null when it is the purchase's. */
    record PurchaseRefunded(
            Header header, BigDecimal amount, @Nullable String currency) implements ServiceEvent {}

    /** Two customer ids are one person. */
    record CustomerMerged(Header header, String from, String into) implements ServiceEvent {}

    /** Takes another event of the same subject back. */
    record Voided(Header header, EventKey target) implements ServiceEvent {}

    /** Who wrote a message. */
    enum Author {
        AGENT,
        BOT,
        CUSTOMER
    }

    /** Who started an interaction: the customer, or the business. */
    enum Direction {
        INBOUND,
        OUTBOUND
    }

    /** What a survey question measures. */
    enum SurveyKind {
        CSAT,
        NPS,
        CES,
        RESOLUTION;

        /** The kind of that wire name; the name must be one of the kinds. */
        public static SurveyKind fromWireName(String wireName) {
            return valueOf(wireName.toUpperCase(java.util.Locale.ROOT));
        }

        /** The name on the wire. */
        public String wireName() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** An agent and a team, each null when not known. */
    record Attribution(@Nullable String agent, @Nullable String team) {
        /** Nobody known. */
        public static final Attribution NOBODY = new Attribution(null, null);

        /**
         * This attribution, completed by the one that was in force before. An agent is taken over unless the
         * team changes: whoever passes something on to another team without naming an agent leaves nobody in charge.
         */
        public Attribution completedBy(Attribution previous) {
            boolean sameTeam = team == null || previous.team == null || team.equals(previous.team);
            return new Attribution(
                    agent != null || !sameTeam ? agent : previous.agent, team != null ? team : previous.team);
        }
    }

    /** What an opening or an update tells of an interaction; null and empty when it does not say. */
    record InteractionDetails(
            @Nullable String customerId,
            @Nullable String channel,
            @Nullable Direction direction,
            @Nullable String topic,
            @Nullable String issueId,
            @Nullable String priority,
            Attribution attribution,
            @Nullable String location,
            @Nullable String product,
            SortedMap<String, String> attributes,
            List<String> tags) {}

    /** Which question of which survey; {@code survey} and {@code question} are empty when not named. */
    record SurveyKey(SurveyKind kind, String survey, String question) implements Comparable<SurveyKey> {
        @Override
        public int compareTo(SurveyKey other) {
            return Comparator.comparing(SurveyKey::kind)
                    .thenComparing(SurveyKey::survey, CodePointOrder.INSTANCE)
                    .thenComparing(SurveyKey::question, CodePointOrder.INSTANCE)
                    .compare(this, other);
        }
    }

    /** A given score with the scale it is on and the lowest score that counts as satisfied (or as agreement). */
    record Answer(BigDecimal score, Scale scale, BigDecimal satisfiedFrom) {}

    /** Who answers, and what the answer itself says of the service; null where it does not say. */
    record RespondentDetails(
            @Nullable String customerId,
            @Nullable String channel,
            Attribution attribution,
            @Nullable String location,
            SortedMap<String, String> attributes) {}

    /** What is told of a sale; null where it does not say. */
    record PurchaseDetails(
            @Nullable String customerId,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            @Nullable String interactionId,
            @Nullable String newCustomerSource,
            @Nullable String channel,
            @Nullable String location,
            @Nullable String product,
            SortedMap<String, String> attributes) {}

    /**
     * What a submitted event means, with its defaults.
     *
     * @throws IllegalArgumentException when the event breaks a rule of {@link EventRules}
     */
    static ServiceEvent from(SubmittedEvent event) {
        return ServiceEventReader.read(event);
    }

    /** The customer that an id stands for: none when it is absent or {@code 0}, which means unidentified. */
    static Optional<String> identified(@Nullable String customerId) {
        return customerId == null || customerId.isEmpty() || customerId.equals("0")
                ? Optional.empty()
                : Optional.of(customerId);
    }
}
