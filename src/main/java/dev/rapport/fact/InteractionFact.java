package dev.rapport.fact;

import dev.rapport.event.ServiceEvent.Attribution;
import dev.rapport.event.ServiceEvent.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One contact episode with a customer, as its events tell it.
 *
 * @param openedAt the earliest opening; null when none is known, and then the interaction is incomplete and in no metric
 * @param customerId the customer as sent, null when unidentified
 * @param direction who started it; inbound unless said otherwise
 * @param opening the agent and team that the opening names
 * @param current the agent and team in force after the last event
 * @param inCharge who was in charge from when on, times strictly increasing; without an opening from the first assignment
 * @param firstReply the first public reply by a human agent at or after the opening
 * @param customerMessages what the customer wrote after the opening, in order; the opening itself is not among them
 * @param botReplied whether a bot replied
 * @param handover the passing on from a bot to a human, if a bot had replied
 * @param resolution how often, when and by whom it was resolved
 * @param reopens reopenings that followed a resolution
 * @param transfers transfers, the hand-over not among them
 * @param escalations escalations
 * @param abandonedAt when the customer left an open interaction
 * @param discarded why it is no interaction at all; null for a real one
 * @param state whether it was open, resolved or left after the last event; null without an opening
 * @param openIntervals when it was open, in order; {@code to} is null while it is
 * @param pauses when its resolution clock stood still, in order
 * @param levels what was promised when it was opened
 * @param attributes the sender's own dimensions
 * @param tags labels, sorted
 * @param flags what was odd about its events
 */
public record InteractionFact(
        @Nullable Instant openedAt,
        @Nullable String customerId,
        @Nullable String channel,
        Direction direction,
        @Nullable String topic,
        @Nullable String issueId,
        @Nullable String priority,
        @Nullable String location,
        @Nullable String product,
        Attribution opening,
        Attribution current,
        List<InCharge> inCharge,
        @Nullable Reply firstReply,
        List<CustomerMessage> customerMessages,
        boolean botReplied,
        @Nullable Handover handover,
        Resolution resolution,
        Occurrences reopens,
        Occurrences transfers,
        Occurrences escalations,
        @Nullable Instant abandonedAt,
        @Nullable Discard discarded,
        @Nullable State state,
        List<Interval> openIntervals,
        List<Interval> pauses,
        ServiceLevels levels,
        SortedMap<String, String> attributes,
        List<String> tags,
        Set<Flag> flags) {

    public InteractionFact {
        inCharge = List.copyOf(inCharge);
        customerMessages = List.copyOf(customerMessages);
        openIntervals = List.copyOf(openIntervals);
        pauses = List.copyOf(pauses);
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        tags = List.copyOf(tags);
        flags = flags.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(flags));
    }

    /** Whether metrics count it: it has an opening and was not discarded. */
    public boolean counts() {
        return openedAt != null && discarded == null;
    }

    /** The end of the last open interval; empty while it is open, and without an opening. */
    public Optional<Instant> closedAt() {
        return openIntervals.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(
                        openIntervals.get(openIntervals.size() - 1).to());
    }

    /** How long it was open in all, pauses not counted; empty while it is open, and without an opening. */
    public Optional<Duration> timeOpen() {
        if (closedAt().isEmpty()) {
            return Optional.empty();
        }
        Duration open = Duration.ZERO;
        for (Interval interval : openIntervals) {
            open = open.plus(interval.length());
        }
        for (Interval pause : pauses) {
            open = open.minus(pause.length());
        }
        return Optional.of(open);
    }

    /** What an interaction is after its last event. */
    public enum State {
        OPEN,
        RESOLVED,
        ABANDONED
    }

    /**
     * What was promised, by the settings in force at the opening.
     *
     * @param firstResponse the promise of a first reply, null when no policy matched
     * @param resolution the promise of a resolution, null when no policy matched
     * @param businessCalendar the number of the calendar version that business clocks go by, null when there is none
     */
    public record ServiceLevels(
            @Nullable Level firstResponse,
            @Nullable Level resolution,
            @Nullable Long businessCalendar) {
        /** Nothing was promised. */
        public static final ServiceLevels NONE = new ServiceLevels(null, null, null);
    }

    /**
     * One promise.
     *
     * @param policy the policy's name
     * @param dueAt when it is to be kept; null while the clock stands still short of the target
     */
    public record Level(String policy, @Nullable Instant dueAt) {}

    /** From that instant on, until somebody else is, it is theirs. */
    public record InCharge(Instant from, Attribution who) {}

    /** A reply and who is credited with it. */
    public record Reply(Instant at, Attribution by) {}

    /**
     * A message of the customer.
     *
     * @param reply the first public reply by a human agent at or after it, null while it waits; one reply can be the
     *     next to several messages
     */
    public record CustomerMessage(Instant at, @Nullable Reply reply) {}

    /**
     * The passing on from a bot to a human.
     *
     * @param at the first assignment or transfer after a bot's reply
     * @param firstReply the first public reply by a human agent at or after it
     */
    public record Handover(Instant at, @Nullable Reply firstReply) {}

    /**
     * Resolutions.
     *
     * @param firstAt the first one, {@code lastAt} the last; null when there is none
     * @param firstBy who is credited with the first
     * @param firstContact the agent's own flag on the first resolution that has one
     * @param resolvableAtFirstLine false when a resolution says that the first line could not have solved it
     */
    public record Resolution(
            @Nullable Instant firstAt,
            @Nullable Instant lastAt,
            int count,
            Attribution firstBy,
            @Nullable Boolean firstContact,
            boolean resolvableAtFirstLine) {
        /** Not resolved so far. */
        public static final Resolution NONE = new Resolution(null, null, 0, Attribution.NOBODY, null, true);
    }

    /** How often something happened, and when first; {@code firstAt} is null exactly when {@code count} is 0. */
    public record Occurrences(@Nullable Instant firstAt, int count) {
        /** Never. */
        public static final Occurrences NONE = new Occurrences(null, 0);

        /** One more, which is not before those counted so far. */
        Occurrences plus(Instant at) {
            return new Occurrences(firstAt == null ? at : firstAt, count + 1);
        }
    }

    /** Why it is no interaction; {@code into} names the one that it was merged into. */
    public record Discard(@Nullable String reason, @Nullable String into) {}

    /** From, included, to, excluded; {@code to} is null when it goes on. */
    public record Interval(Instant from, @Nullable Instant to) {
        private Duration length() {
            return Duration.between(from, Objects.requireNonNull(to, "it goes on"));
        }
    }
}
