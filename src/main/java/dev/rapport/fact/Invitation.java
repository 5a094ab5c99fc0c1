package dev.rapport.fact;

import dev.rapport.event.ServiceEvent.SurveyKey;
import java.util.Map;

/**
 * How an invitation and its answers found each other. An invitation that names no question asks for any answer to its
 * survey; one that does asks for an answer to that question.
 *
 * @param invited whether there was an invitation to the question, or to its survey as a whole
 * @param answered of an invitation: whether what it asks for has come
 */
record Invitation(boolean invited, boolean answered) {

    /** What is known of a question's invitation, given all questions about the subject. */
    static Invitation to(SurveyKey key, Map<SurveyKey, SurveyFold> surveys) {
        boolean invited = false;
        boolean answered = false;
        boolean asked = isInvitation(key, surveys);
        for (Map.Entry<SurveyKey, SurveyFold> other : surveys.entrySet()) {
            SurveyKey otherKey = other.getKey();
            boolean sameSurvey =
                    otherKey.kind() == key.kind() && otherKey.survey().equals(key.survey());
            boolean same = otherKey.equals(key);
            invited |= other.getValue().wasSent() && (same || (sameSurvey && isWhole(otherKey)));
            answered |= asked && other.getValue().isAnswered() && (same || (sameSurvey && isWhole(key)));
        }
        return new Invitation(invited, answered);
    }

    private static boolean isInvitation(SurveyKey key, Map<SurveyKey, SurveyFold> surveys) {
        SurveyFold fold = surveys.get(key);
        return fold != null && fold.wasSent();
    }

    private static boolean isWhole(SurveyKey key) {
        return key.question().isEmpty();
    }
}
