package dev.rapport.fact;

import dev.rapport.event.ServiceEvent;
import dev.rapport.event.ServiceEvent.Attribution;
import dev.rapport.fact.InteractionFact.Discard;
import dev.rapport.fact.InteractionFact.Handover;
import dev.rapport.fact.InteractionFact.InCharge;
import dev.rapport.fact.InteractionFact.Occurrences;
import dev.rapport.fact.InteractionFact.Reply;
import dev.rapport.fact.InteractionFact.Resolution;
import dev.rapport.fact.InteractionFact.ServiceLevels;
import dev.rapport.terms.ServiceTerms;
import dev.rapport.terms.TermsInForce;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Folds the events of one interaction, given one by one in the total order. Knows the opening from the start, since what
 * sorts before it (clocks of two systems differ) counts as if it had happened at the opening.
 */
final class InteractionFold {
    private final ServiceTerms terms;
    private final OpeningValues opening;
    private final @Nullable Instant openedAt;
    private final OpenState state;
    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);
    private final Responsibility responsibility;
    private final List<InCharge> resolvers = new ArrayList<>();
    private final Conversation conversation = new Conversation();

    private boolean any;
    private boolean botReplied;
    private @Nullable Instant handoverAt;
    private Resolution resolution = Resolution.NONE;
    private Occurrences transfers = Occurrences.NONE;
    private Occurrences escalations = Occurrences.NONE;
    private @Nullable Discard discarded;

    /**
     * A fold of the interaction events among {@code events}, which must come in the total order.
     *
     * @param terms what has been promised through all time
     */
    InteractionFold(List<ServiceEvent> events, ServiceTerms terms) {
        this.terms = terms;
        this.opening = OpeningValues.of(events);
        this.openedAt = opening.openedAt().orElse(null);
        this.state = new OpenState(openedAt, flags);
        this.responsibility = new Responsibility(openedAt, opening.attribution());
    }

    /** Takes the next event, which must be one of the interaction types. */
    void add(ServiceEvent event) {
        any = true;
        Instant at = atOrAfterOpening(event);
        switch (event.header().type()) {
            case INTERACTION_REPLIED -> reply((ServiceEvent.Replied) event);
            case INTERACTION_ASSIGNED -> assign(((ServiceEvent.Assigned) event).to(), at);
            case INTERACTION_TRANSFERRED -> {
                if (!assign(((ServiceEvent.Transferred) event).to(), at)) {
                    transfers = transfers.plus(at);
                }
            }
            case INTERACTION_ESCALATED -> {
                responsibility.pass(((ServiceEvent.Escalated) event).to(), at);
                escalations = escalations.plus(at);
            }
            case INTERACTION_PAUSED -> state.pause(at);
            case INTERACTION_RESUMED -> state.resume(at);
            case INTERACTION_RESOLVED -> resolve((ServiceEvent.Resolved) event, at);
            case INTERACTION_REOPENED -> state.reopen(at);
            case INTERACTION_ABANDONED -> state.abandon(at);
            case INTERACTION_DISCARDED -> {
                ServiceEvent.Discarded discard = (ServiceEvent.Discarded) event;
                discarded = new Discard(discard.reason(), discard.into());
            }
            default -> {
                // openings and updates were read beforehand; other types do not come here
            }
        }
    }

    private Instant atOrAfterOpening(ServiceEvent event) {
        Instant time = event.header().time();
        if (openedAt == null || !time.isBefore(openedAt)) {
            return time;
        }
        switch (event.header().type()) {
            case INTERACTION_UPDATED, INTERACTION_DISCARDED -> {
                // no duration begins or ends with these
            }
            case INTERACTION_REPLIED -> {
                if (((ServiceEvent.Replied) event).isHumanAnswer()) {
                    flags.add(Flag.REPLY_BEFORE_OPENING);
                }
            }
            default -> flags.add(Flag.EVENT_BEFORE_OPENING);
        }
        return openedAt;
    }

    private void reply(ServiceEvent.Replied replied) {
        Instant time = replied.header().time();
        switch (replied.author()) {
            case BOT -> botReplied |= replied.isPublic(); // a note of a bot is no reply
            case CUSTOMER -> {
                if (openedAt != null && time.isAfter(openedAt)) {
                    conversation.customerWrote(time);
                }
            }
            case AGENT -> {
                if (replied.isPublic() && openedAt != null && !time.isBefore(openedAt)) {
                    conversation.replied(new Reply(time, replied.by().completedBy(responsibility.current())));
                }
            }
        }
    }

    /** Puts somebody in charge and says whether this was the hand-over from a bot. */
    private boolean assign(Attribution to, Instant at) {
        responsibility.pass(to, at);
        if (botReplied && handoverAt == null) {
            handoverAt = at;
            return true;
        }
        return false;
    }

    private void resolve(ServiceEvent.Resolved resolved, Instant at) {
        Attribution by = resolved.by().completedBy(responsibility.current());
        resolvers.add(new InCharge(at, by));
        resolution = new Resolution(
                resolution.firstAt() == null ? at : resolution.firstAt(),
                at,
                resolution.count() + 1,
                resolution.count() == 0 ? by : resolution.firstBy(),
                resolution.firstContact() == null ? resolved.firstContact() : resolution.firstContact(),
                resolution.resolvableAtFirstLine() && resolved.resolvableAtFirstLine());
        state.resolve(at);
    }

    /** What the opening and the updates tell. */
    OpeningValues opening() {
        return opening;
    }

    /** Who is credited with an answer given at that time: the last resolution's before it, else who was in charge. */
    Attribution creditedAt(Instant answeredAt) {
        Attribution credited = responsibility.at(answeredAt);
        for (InCharge resolver : resolvers) {
            if (!resolver.from().isAfter(answeredAt)) {
                credited = resolver.who();
            }
        }
        return credited;
    }

    private ServiceLevels levels() {
        Instant opened = openedAt;
        if (opened == null) {
            return ServiceLevels.NONE;
        }
        TermsInForce inForce = terms.at(opened, opening.features());
        OptionalLong calendar = inForce.businessCalendar();
        return new ServiceLevels(
                inForce.firstResponse()
                        .map(promise -> Deadline.of(promise, opened, List.of()))
                        .orElse(null),
                inForce.resolution()
                        .map(promise -> Deadline.of(promise, opened, state.pauses()))
                        .orElse(null),
                calendar.isEmpty() ? null : calendar.getAsLong());
    }

    /** The fact, if any interaction event came. */
    Optional<InteractionFact> toFact() {
        if (!any) {
            return Optional.empty();
        }
        return Optional.of(new InteractionFact(
                openedAt,
                opening.customerId(),
                opening.channel(),
                opening.direction(),
                opening.topic(),
                opening.issueId(),
                opening.priority(),
                opening.location(),
                opening.product(),
                opening.attribution(),
                responsibility.current(),
                responsibility.spans(),
                conversation.firstReply(),
                conversation.customerMessages(),
                botReplied,
                handoverAt == null ? null : new Handover(handoverAt, conversation.firstReplySince(handoverAt)),
                resolution,
                state.reopens(),
                transfers,
                escalations,
                state.abandonedAt(),
                discarded,
                state.state(),
                state.openIntervals(),
                state.pauses(),
                levels(),
                opening.attributes(),
                opening.tags(),
                flags));
    }
}
