package dev.rapport.fact;

import dev.rapport.event.ServiceEvent;
import dev.rapport.event.ServiceEvent.Attribution;
import dev.rapport.event.ServiceEvent.RespondentDetails;
import dev.rapport.event.ServiceEvent.SurveyAnswered;
import dev.rapport.event.ServiceEvent.SurveyKey;
import dev.rapport.event.ServiceEvent.SurveySent;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Folds the invitations to and answers of one question about one subject, in the total order. The last answer counts; a
 * dismissal counts only when there is no answer, since it takes none back.
 */
final class SurveyFold {
    private final SurveyKey survey;
    private @Nullable SurveySent invitation;
    private @Nullable SurveyAnswered counting;
    private int revisions;

    SurveyFold(SurveyKey survey) {
        this.survey = survey;
    }

    void add(SurveySent sent) {
        if (invitation == null) {
            invitation = sent;
        }
    }

    void add(SurveyAnswered answered) {
        revisions++;
        if (counting == null || counting.answer() == null || answered.answer() != null) {
            counting = answered;
        }
    }

    boolean wasSent() {
        return invitation != null;
    }

    boolean isAnswered() {
        return counting != null && counting.answer() != null;
    }

    SurveyFact toFact(InteractionFold interaction, Invitation found) {
        SurveyAnswered answered = counting;
        Instant respondedAt = answered == null ? null : answered.header().time();
        OpeningValues about = interaction.opening();
        SortedMap<String, String> attributes = new TreeMap<>(about.attributes());
        if (invitation != null) {
            attributes.putAll(invitation.details().attributes());
        }
        if (answered != null) {
            attributes.putAll(answered.details().attributes());
        }
        String customerId =
                said(details -> ServiceEvent.identified(details.customerId()).orElse(null));
        String channel = said(RespondentDetails::channel);
        String location = said(RespondentDetails::location);
        return new SurveyFact(
                survey,
                invitation == null ? null : invitation.header().time(),
                found.invited(),
                found.answered(),
                respondedAt,
                answered == null ? null : answered.responseId(),
                answered == null ? null : answered.answer(),
                revisions,
                answered == null ? null : answered.comment(),
                customerId != null ? customerId : about.customerId(),
                channel != null ? channel : about.channel(),
                attribution(interaction),
                about.topic(),
                about.priority(),
                location != null ? location : about.location(),
                about.product(),
                attributes);
    }

    /**
     * Who is credited: whom the answer names, else the last resolution before it, else whom the invitation names. The
     * invitation comes last, since the interaction may have been resolved by somebody else since it was sent.
     */
    private Attribution attribution(InteractionFold interaction) {
        Attribution invited =
                invitation == null ? Attribution.NOBODY : invitation.details().attribution();
        if (counting != null) {
            return counting.details()
                    .attribution()
                    .completedBy(
                            interaction.creditedAt(counting.header().time()).completedBy(invited));
        }
        return invitation == null
                ? invited
                : invited.completedBy(interaction.creditedAt(invitation.header().time()));
    }

    /** What the answer says itself, else its invitation. */
    private @Nullable String said(Told<RespondentDetails, String> value) {
        String said = counting == null ? null : value.by(counting.details());
        return said != null || invitation == null ? said : value.by(invitation.details());
    }
}
