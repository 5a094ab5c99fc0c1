package dev.rapport.fact;

import dev.rapport.event.ServiceEvent;
import dev.rapport.event.ServiceEvent.Attribution;
import dev.rapport.fact.InteractionFact.Discard;
import dev.rapport.fact.InteractionFact.Handover;
import dev.rapport.fact.InteractionFact.Occurrences;
import dev.rapport.fact.InteractionFact.Reply;
import dev.rapport.fact.InteractionFact.Resolution;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Folds the events of one interaction, given one by one in the total order. Knows the opening from the start, since what
 * sorts before it (clocks of two systems differ) counts as if it had happened at the opening.
 */
final class InteractionFold {
    private final OpeningValues opening;
    private final @Nullable Instant openedAt;
    private final OpenState state;
    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);
    private final List<Credit> resolvers = new ArrayList<>();
    private final List<Credit> inForce = new ArrayList<>();

    private boolean any;
    private Attribution current;
    private boolean botReplied;
    private @Nullable Reply firstReply;
    private @Nullable Instant handoverAt;
    private @Nullable Reply firstReplyAfterHandover;
    private Resolution resolution = Resolution.NONE;
    private Occurrences transfers = Occurrences.NONE;
    private Occurrences escalations = Occurrences.NONE;
    private @Nullable Discard discarded;

    /** Who is credited from an instant on. */
    private record Credit(Instant from, Attribution who) {}

    /** A fold of the interaction events among {@code events}, which must come in the total order. */
    InteractionFold(List<ServiceEvent> events) {
        this.opening = OpeningValues.of(events);
        this.openedAt = opening.openedAt().orElse(null);
        this.state = new OpenState(openedAt, flags);
        this.current = opening.attribution();
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
                putInCharge(((ServiceEvent.Escalated) event).to(), at);
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
        if (replied.author() == ServiceEvent.Author.BOT) {
            botReplied = true;
        }
        if (!replied.isHumanAnswer() || openedAt == null || time.isBefore(openedAt)) {
            return;
        }
        Reply reply = new Reply(time, replied.by().completedBy(current));
        if (firstReply == null) {
            firstReply = reply;
        }
        if (handoverAt != null && firstReplyAfterHandover == null && !time.isBefore(handoverAt)) {
            firstReplyAfterHandover = reply;
        }
    }

    /** Puts somebody in charge and says whether this was the hand-over from a bot. */
    private boolean assign(Attribution to, Instant at) {
        putInCharge(to, at);
        if (botReplied && handoverAt == null) {
            handoverAt = at;
            return true;
        }
        return false;
    }

    private void putInCharge(Attribution to, Instant at) {
        current = to.completedBy(current);
        inForce.add(new Credit(at, current));
    }

    private void resolve(ServiceEvent.Resolved resolved, Instant at) {
        Attribution by = resolved.by().completedBy(current);
        resolvers.add(new Credit(at, by));
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

    /** Whether any interaction event came. */
    boolean any() {
        return any;
    }

    /** Who is credited with an answer given at that time: the last resolution's before it, else who was in charge. */
    Attribution creditedAt(Instant answeredAt) {
        return lastUpTo(resolvers, answeredAt)
                .or(() -> lastUpTo(inForce, answeredAt))
                .orElse(opening.attribution());
    }

    private static Optional<Attribution> lastUpTo(List<Credit> credits, Instant time) {
        Attribution last = null;
        for (Credit credit : credits) {
            if (!credit.from().isAfter(time)) {
                last = credit.who();
            }
        }
        return Optional.ofNullable(last);
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
                current,
                firstReply,
                botReplied,
                handoverAt == null ? null : new Handover(handoverAt, firstReplyAfterHandover),
                resolution,
                state.reopens(),
                transfers,
                escalations,
                state.abandonedAt(),
                discarded,
                state.openIntervals(),
                state.pauses(),
                opening.attributes(),
                opening.tags(),
                flags));
    }
}
