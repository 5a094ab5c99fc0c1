package dev.rapport.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a step of an erasure did, counted. */
final class ErasureTally {
    private long eventsRemoved;
    private long eventsRewritten;
    private long mentions;
    private long interactions;
    private long surveyResponses;
    private long purchases;
    private long merges;
    private @Nullable Instant latestMerge;

    /** Counts what an erasure makes of a subject. */
    void add(SubjectErasure erasure) {
        interactions += erasure.isTheirInteraction() ? 1 : 0;
        purchases += erasure.isTheirPurchase() ? 1 : 0;
        surveyResponses += erasure.theirSurveys();
    }

    void addRemoved(KeptEvent kept) {
        eventsRemoved++;
        if (kept.event().type() == dev.rapport.event.EventType.CUSTOMER_MERGED) {
            merges++;
            Instant time = kept.event().time();
            latestMerge = latestMerge == null || latestMerge.isBefore(time) ? time : latestMerge;
        }
    }

    void addRewritten(boolean isTheirs) {
        eventsRewritten += isTheirs ? 1 : 0;
        mentions += isTheirs ? 0 : 1;
    }

    boolean isNothing() {
        return eventsRemoved + eventsRewritten + mentions == 0;
    }

    long eventsRemoved() {
        return eventsRemoved;
    }

    long eventsRewritten() {
        return eventsRewritten;
    }

    long mentions() {
        return mentions;
    }

    long interactions() {
        return interactions;
    }

    long surveyResponses() {
        return surveyResponses;
    }

    long purchases() {
        return purchases;
    }

    long merges() {
        return merges;
    }

    /** The time of the latest merge that was dissolved; null if none was. */
    @Nullable Instant latestMerge() {
        return latestMerge;
    }
}
