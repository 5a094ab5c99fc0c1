package dev.rapport.fact;

import static dev.rapport.fact.FactColumn.always;
import static dev.rapport.fact.FactColumn.orNull;
import static dev.rapport.fact.FactColumnType.COUNT;
import static dev.rapport.fact.FactColumnType.DECIMAL;
import static dev.rapport.fact.FactColumnType.DIMENSION;
import static dev.rapport.fact.FactColumnType.TEXT;
import static dev.rapport.fact.FactColumnType.TEXTS_BY_NAME;
import static dev.rapport.fact.FactColumnType.TIME;
import static dev.rapport.fact.FactColumnType.TRUTH;

import dev.rapport.event.ServiceEvent.Answer;
import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of survey answers, beside those that are their key. */
@SuppressWarnings("ImmutableEnumChecker") // its functions hold nothing
public enum SurveyFactColumn implements FactColumn<SurveyFact> {
    SENT_AT(orNull(TIME, SurveyFact::sentAt, "The earliest invitation to this question; null: none")),
    INVITED(always(
            TRUTH,
            SurveyFact::invited,
            "Whether there was an invitation to this question, or to its survey as a whole")),
    INVITATION_ANSWERED(always(TRUTH, SurveyFact::invitationAnswered, "Of an invitation: whether it was answered")),
    RESPONDED_AT(
            orNull(TIME, SurveyFact::respondedAt, "When the answer or dismissal that counts was given; null: not yet")),
    RESPONSE_ID(orNull(TEXT, SurveyFact::responseId, "The survey tool's id of it")),
    SCORE(orNull(
            DECIMAL,
            fact -> ofAnswer(fact, Answer::score),
            "The answer; null for a dismissal and for an invitation without an answer")),
    SCALE_MIN(orNull(
            DECIMAL, fact -> ofAnswer(fact, answer -> answer.scale().min()), "The lowest score that could be given")),
    SCALE_MAX(orNull(
            DECIMAL, fact -> ofAnswer(fact, answer -> answer.scale().max()), "The highest score that could be given")),
    SATISFIED_FROM(orNull(
            DECIMAL, fact -> ofAnswer(fact, Answer::satisfiedFrom), "From which score on the answer is a good one")),
    REVISIONS(always(
            COUNT,
            SurveyFact::revisions,
            "How many answers and dismissals were sent for this question, the one that counts included")),
    COMMENT(orNull(TEXT, SurveyFact::comment, "What the customer wrote")),
    CUSTOMER_ID(orNull(TEXT, SurveyFact::customerId, "The customer as sent; null when unidentified")),
    CHANNEL(orNull(DIMENSION, SurveyFact::channel, "The channel of the answer, else of the contact")),
    AGENT(orNull(DIMENSION, fact -> fact.attribution().agent(), "Who is credited with it")),
    TEAM(orNull(DIMENSION, fact -> fact.attribution().team(), "The team credited with it")),
    TOPIC(orNull(DIMENSION, SurveyFact::topic, "What the contact was about")),
    PRIORITY(orNull(DIMENSION, SurveyFact::priority, "How urgent the contact was")),
    LOCATION(orNull(DIMENSION, SurveyFact::location, "Where, such as a store")),
    PRODUCT(orNull(DIMENSION, SurveyFact::product, "About which product")),
    ATTRIBUTES(always(TEXTS_BY_NAME, SurveyFact::attributes, "The sender's own dimensions"));

    private final Declaration<SurveyFact> declaration;

    SurveyFactColumn(Declaration<SurveyFact> declaration) {
        this.declaration = declaration;
    }

    @Override
    public Declaration<SurveyFact> declaration() {
        return declaration;
    }

    private static @Nullable Object ofAnswer(SurveyFact fact, Function<Answer, BigDecimal> value) {
        Answer answer = fact.answer();
        return answer == null ? null : value.apply(answer);
    }
}
