package dev.rapport.fact;

import static dev.rapport.event.EventType.*;
import static dev.rapport.event.Field.*;
import static dev.rapport.fact.Story.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.event.Scale;
import dev.rapport.event.ServiceEvent.Answer;
import dev.rapport.event.ServiceEvent.Attribution;
import dev.rapport.event.ServiceEvent.SurveyKey;
import dev.rapport.event.ServiceEvent.SurveyKind;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SurveyFoldTest {

    @Test
    void theLastAnswerCountsAndTheRevisionsAreCounted() {
        SurveyFact fact = new Story()
                .at("10:00", SURVEY_ANSWERED, KIND, "csat", SCORE, 2, RESPONSE_ID, "r1", COMMENT, "late")
                .at("11:00", SURVEY_ANSWERED, KIND, "csat", SCORE, 5, RESPONSE_ID, "r2")
                .survey();

        assertThat(scoreOf(fact)).isEqualTo(BigDecimal.valueOf(5));
        assertThat(fact.respondedAt()).isEqualTo(time("11:00"));
        assertThat(fact.responseId()).isEqualTo("r2");
        assertThat(fact.comment()).isNull();
        assertThat(fact.revisions()).isEqualTo(2);
    }

    @Test
    void aDismissalIsAResponseWithoutAScore() {
        SurveyFact fact = new Story()
                .at("10:00", SURVEY_ANSWERED, KIND, "nps", STATUS, "dismissed")
                .at("10:30", SURVEY_ANSWERED, KIND, "nps", STATUS, "dismissed")
                .survey();

        assertThat(fact.answer()).isNull();
        assertThat(fact.respondedAt()).isEqualTo(time("10:30"));
        assertThat(fact.revisions()).isEqualTo(2);
    }

    @Test
    void aDismissalAfterAnAnswerTakesNothingBack() {
        SurveyFact fact = new Story()
                .at("10:00", SURVEY_ANSWERED, KIND, "nps", SCORE, 9)
                .at("11:00", SURVEY_ANSWERED, KIND, "nps", STATUS, "dismissed")
                .survey();

        assertThat(scoreOf(fact)).isEqualTo(BigDecimal.valueOf(9));
        assertThat(fact.respondedAt()).isEqualTo(time("10:00"));
        assertThat(fact.revisions()).isEqualTo(2);
    }

    @Test
    void anAnswerAfterADismissalCounts() {
        SurveyFact fact = new Story()
                .at("10:00", SURVEY_ANSWERED, KIND, "nps", STATUS, "dismissed")
                .at("11:00", SURVEY_ANSWERED, KIND, "nps", SCORE, 9)
                .survey();

        assertThat(scoreOf(fact)).isEqualTo(BigDecimal.valueOf(9));
        assertThat(fact.respondedAt()).isEqualTo(time("11:00"));
    }

    @Test
    void everyQuestionOfEverySurveyOfEveryKindIsAFactOfItsOwn() {
        SubjectFacts facts = new Story()
                .at("10:00", SURVEY_ANSWERED, KIND, "csat", SCORE, 5, SURVEY, "s", QUESTION, "q1")
                .at("10:00", SURVEY_ANSWERED, KIND, "csat", SCORE, 4, SURVEY, "s", QUESTION, "q2")
                .at("10:00", SURVEY_ANSWERED, KIND, "csat", SCORE, 3, SURVEY, "t", QUESTION, "q1")
                .at("10:00", SURVEY_ANSWERED, KIND, "ces", SCORE, 2, SURVEY, "s", QUESTION, "q1")
                .at("10:00", SURVEY_ANSWERED, KIND, "csat", SCORE, 1)
                .facts();

        assertThat(facts.surveys().keySet())
                .containsExactly(
                        new SurveyKey(SurveyKind.CSAT, "", ""),
                        new SurveyKey(SurveyKind.CSAT, "s", "q1"),
                        new SurveyKey(SurveyKind.CSAT, "s", "q2"),
                        new SurveyKey(SurveyKind.CSAT, "t", "q1"),
                        new SurveyKey(SurveyKind.CES, "s", "q1"));
        assertThat(facts.surveys().values())
                .extracting(SurveyFoldTest::scoreOf)
                .containsExactly(
                        BigDecimal.valueOf(1),
                        BigDecimal.valueOf(5),
                        BigDecimal.valueOf(4),
                        BigDecimal.valueOf(3),
                        BigDecimal.valueOf(2));
        assertThat(facts.interaction()).isEmpty();
    }

    @Test
    void theEarliestInvitationIsKeptBesideTheAnswer() {
        SurveyFact fact = new Story()
                .at("10:30", SURVEY_SENT, KIND, "csat")
                .at("10:00", SURVEY_SENT, KIND, "csat")
                .at("11:00", SURVEY_ANSWERED, KIND, "csat", SCORE, 5)
                .survey();

        assertThat(fact.sentAt()).isEqualTo(time("10:00"));
        assertThat(fact.respondedAt()).isEqualTo(time("11:00"));
        assertThat(fact.revisions()).isEqualTo(1);
    }

    @Test
    void anInvitationWithoutAnAnswerIsAFactWithoutAResponse() {
        SurveyFact fact = new Story().at("10:00", SURVEY_SENT, KIND, "csat").survey();

        assertThat(fact.sentAt()).isEqualTo(time("10:00"));
        assertThat(fact.respondedAt()).isNull();
        assertThat(fact.answer()).isNull();
        assertThat(fact.revisions()).isZero();
    }

    @Test
    void theScaleAndTheThresholdAreTheKindsOwnUnlessSent() {
        assertThat(new Story()
                        .at("10:00", SURVEY_ANSWERED, KIND, "ces", SCORE, 5)
                        .survey()
                        .answer())
                .isEqualTo(new Answer(BigDecimal.valueOf(5), Scale.of(1, 7), BigDecimal.valueOf(5)));
        assertThat(new Story()
                        .at("10:00", SURVEY_ANSWERED, KIND, "csat", SCORE, 5, SCALE, Scale.of(1, 5), SATISFIED_FROM, 5)
                        .survey()
                        .answer())
                .isEqualTo(new Answer(BigDecimal.valueOf(5), Scale.of(1, 5), BigDecimal.valueOf(5)));
    }

    @Test
    void whatTheAnswerDoesNotSayIsTheInvitationsElseTheInteractions() {
        SurveyFact fact = new Story()
                .at(
                        "09:00",
                        INTERACTION_OPENED,
                        CUSTOMER_ID,
                        "7",
                        CHANNEL,
                        "chat",
                        TOPIC,
                        "delivery",
                        PRIORITY,
                        "high",
                        LOCATION,
                        "Graz",
                        PRODUCT,
                        "lamp",
                        ATTRIBUTES,
                        Map.of("plan", "free", "region", "north", "size", "L"))
                .at(
                        "10:00",
                        SURVEY_SENT,
                        KIND,
                        "csat",
                        CUSTOMER_ID,
                        "0",
                        CHANNEL,
                        "email",
                        LOCATION,
                        "Wien",
                        ATTRIBUTES,
                        Map.of("plan", "gold", "region", "south"))
                .at(
                        "11:00",
                        SURVEY_ANSWERED,
                        KIND,
                        "csat",
                        SCORE,
                        5,
                        LOCATION,
                        "Linz",
                        ATTRIBUTES,
                        Map.of("plan", "trial"))
                .survey();

        assertThat(fact.customerId()).isEqualTo("7");
        assertThat(fact.channel()).isEqualTo("email");
        assertThat(fact.location()).isEqualTo("Linz");
        assertThat(fact.topic()).isEqualTo("delivery");
        assertThat(fact.priority()).isEqualTo("high");
        assertThat(fact.product()).isEqualTo("lamp");
        assertThat(fact.attributes()).isEqualTo(Map.of("plan", "trial", "region", "south", "size", "L"));
    }

    @Test
    void anAnswerThatSaysNothingOfItselfHasTheValuesOfTheInteraction() {
        SurveyFact fact = new Story()
                .at("09:00", INTERACTION_OPENED, CUSTOMER_ID, "7", CHANNEL, "chat", LOCATION, "Graz")
                .at("11:00", SURVEY_ANSWERED, KIND, "csat", SCORE, 5)
                .survey();

        assertThat(fact.customerId()).isEqualTo("7");
        assertThat(fact.channel()).isEqualTo("chat");
        assertThat(fact.location()).isEqualTo("Graz");
    }

    @Test
    void anAnswerOfAnotherCustomerThanTheInteractionsIsTheirs() {
        SurveyFact fact = new Story()
                .at("09:00", INTERACTION_OPENED, CUSTOMER_ID, "7")
                .at("11:00", SURVEY_ANSWERED, KIND, "csat", SCORE, 5, CUSTOMER_ID, "8")
                .survey();

        assertThat(fact.customerId()).isEqualTo("8");
    }

    @Test
    void anAnswerIsCreditedToTheLastResolutionBeforeIt() {
        Story story = new Story()
                .at("09:00", INTERACTION_OPENED, AGENT, "ann", TEAM, "desk")
                .at("10:00", INTERACTION_RESOLVED, AGENT, "bob", TEAM, "desk")
                .at("11:00", INTERACTION_REOPENED)
                .at("12:00", INTERACTION_RESOLVED, AGENT, "cem", TEAM, "night")
                .at("13:00", INTERACTION_REOPENED)
                .at("14:00", INTERACTION_RESOLVED, AGENT, "dora", TEAM, "night")
                .at("13:00", SURVEY_ANSWERED, KIND, "csat", SCORE, 5)
                .at("10:30", SURVEY_ANSWERED, KIND, "ces", SCORE, 5)
                .at("12:00", SURVEY_ANSWERED, KIND, "nps", SCORE, 5);

        assertThat(creditOf(story, SurveyKind.CSAT)).isEqualTo(new Attribution("cem", "night"));
        assertThat(creditOf(story, SurveyKind.CES)).isEqualTo(new Attribution("bob", "desk"));
        assertThat(creditOf(story, SurveyKind.NPS)).isEqualTo(new Attribution("cem", "night"));
    }

    @Test
    void anAnswerBeforeAnyResolutionIsCreditedToWhoWasInChargeThen() {
        Story story = new Story()
                .at("09:00", INTERACTION_OPENED, AGENT, "ann", TEAM, "desk")
                .at("10:00", INTERACTION_ASSIGNED, AGENT, "bob")
                .at("11:00", INTERACTION_ASSIGNED, AGENT, "cem")
                .at("12:00", INTERACTION_RESOLVED)
                .at("10:30", SURVEY_ANSWERED, KIND, "csat", SCORE, 5)
                .at("11:00", SURVEY_ANSWERED, KIND, "nps", SCORE, 5)
                .at("08:30", SURVEY_ANSWERED, KIND, "ces", SCORE, 5);

        assertThat(creditOf(story, SurveyKind.CSAT)).isEqualTo(new Attribution("bob", "desk"));
        assertThat(creditOf(story, SurveyKind.NPS)).isEqualTo(new Attribution("cem", "desk"));
        assertThat(creditOf(story, SurveyKind.CES)).isEqualTo(new Attribution("ann", "desk"));
    }

    @Test
    void whomTheAnswerNamesIsCreditedRatherThanTheResolver() {
        Story story = new Story()
                .at("09:00", INTERACTION_OPENED)
                .at("10:00", INTERACTION_RESOLVED, AGENT, "bob", TEAM, "desk")
                .at("11:00", SURVEY_ANSWERED, KIND, "csat", SCORE, 5, AGENT, "cem")
                .at("11:00", SURVEY_ANSWERED, KIND, "ces", SCORE, 5, TEAM, "night");

        assertThat(creditOf(story, SurveyKind.CSAT)).isEqualTo(new Attribution("cem", "desk"));
        assertThat(creditOf(story, SurveyKind.CES)).isEqualTo(new Attribution(null, "night"));
    }

    @Test
    void anInvitationDoesNotTakeTheCreditFromALaterResolution() {
        SurveyFact fact = new Story()
                .at("09:00", INTERACTION_OPENED)
                .at("10:00", INTERACTION_RESOLVED, AGENT, "ann", TEAM, "desk")
                .at("10:05", SURVEY_SENT, KIND, "csat", AGENT, "ann", TEAM, "desk")
                .at("11:00", INTERACTION_REOPENED)
                .at("12:00", INTERACTION_RESOLVED, AGENT, "bob", TEAM, "night")
                .at("13:00", SURVEY_ANSWERED, KIND, "csat", SCORE, 1)
                .survey();

        assertThat(fact.attribution()).isEqualTo(new Attribution("bob", "night"));
    }

    @Test
    void anAnswerAboutNoInteractionIsCreditedAsItsInvitationSays() {
        SurveyFact fact = new Story()
                .at("10:00", SURVEY_SENT, KIND, "nps", AGENT, "ann", TEAM, "desk")
                .at("11:00", SURVEY_ANSWERED, KIND, "nps", SCORE, 10)
                .survey();

        assertThat(fact.attribution()).isEqualTo(new Attribution("ann", "desk"));
    }

    @Test
    void anUnansweredInvitationIsCreditedToTheLastResolutionBeforeIt() {
        SurveyFact fact = new Story()
                .at("09:00", INTERACTION_OPENED)
                .at("10:00", INTERACTION_RESOLVED, AGENT, "ann", TEAM, "desk")
                .at("10:30", SURVEY_SENT, KIND, "nps")
                .at("11:00", INTERACTION_RESOLVED, AGENT, "bob", TEAM, "night")
                .survey();

        assertThat(fact.attribution()).isEqualTo(new Attribution("ann", "desk"));
    }

    private static Attribution creditOf(Story story, SurveyKind kind) {
        SurveyFact fact = story.facts().surveys().get(new SurveyKey(kind, "", ""));
        assertThat(fact).as("fact of %s", kind).isNotNull();
        return fact.attribution();
    }

    private static @Nullable BigDecimal scoreOf(SurveyFact fact) {
        Answer answer = fact.answer();
        return answer == null ? null : answer.score();
    }
}
