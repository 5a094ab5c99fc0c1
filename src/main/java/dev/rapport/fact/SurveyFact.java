package dev.rapport.fact;

import dev.rapport.event.ServiceEvent.Answer;
import dev.rapport.event.ServiceEvent.Attribution;
import dev.rapport.event.ServiceEvent.SurveyKey;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One answer (or dismissal, or as yet unanswered invitation) to one question of one survey about one subject. What the
 * answer does not say itself is taken from the interaction that it is about.
 *
 * @param survey which question
 * @param sentAt the earliest invitation, null when none is known
 * @param invited whether there was an invitation to this question, or to its survey as a whole
 * @param invitationAnswered of an invitation: whether it was answered, by this fact or, when it names no question, by any
 *     question of its survey
 * @param respondedAt when the answer that counts, or else the dismissal, was given; null when there is neither
 * @param responseId the survey tool's id of it
 * @param answer the score that counts; null for a dismissal and for an invitation
 * @param revisions how many answers and dismissals were sent for this question, the one that counts included
 * @param customerId the customer as sent, null when unidentified
 * @param attribution who is credited: as the answer says, else the last resolution's before it, else as the invitation
 *     says
 */
public record SurveyFact(
        SurveyKey survey,
        @Nullable Instant sentAt,
        boolean invited,
        boolean invitationAnswered,
        @Nullable Instant respondedAt,
        @Nullable String responseId,
        @Nullable Answer answer,
        int revisions,
        @Nullable String comment,
        @Nullable String customerId,
        @Nullable String channel,
        Attribution attribution,
        @Nullable String topic,
        @Nullable String priority,
        @Nullable String location,
        @Nullable String product,
        SortedMap<String, String> attributes) {

    public SurveyFact {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }
}
