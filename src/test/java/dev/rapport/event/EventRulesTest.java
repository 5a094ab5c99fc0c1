package dev.rapport.event;

import static dev.rapport.event.EventType.*;
import static dev.rapport.event.Field.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.event.EventRules.Breach;
import java.math.BigDecimal;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventRulesTest {

    @Test
    void anEventWithoutAnythingOptionalIsFine() {
        for (EventType type : EventType.values()) {
            boolean requiresNothing = type.fields().stream().noneMatch(type::requires);
            assertThat(EventRules.check(type, FieldValues.none()).isEmpty())
                    .as("%s without data", type)
                    .isEqualTo(requiresNothing);
        }
    }

    @Test
    void everyFieldOfAnotherTypeIsNamed() {
        assertThat(EventRules.check(
                        INTERACTION_PAUSED,
                        FieldValues.builder()
                                .decimal(SCORE, BigDecimal.ONE)
                                .text(TOPIC, "delivery")
                                .build()))
                .containsExactlyInAnyOrder(
                        new Breach(SCORE, "interaction.paused has no field score; it takes reason"),
                        new Breach(TOPIC, "interaction.paused has no field topic; it takes reason"));
    }

    @Test
    void everyMissingFieldIsNamedWithWhatWouldBeRight() {
        assertThat(EventRules.check(INTERACTION_REPLIED, FieldValues.none()))
                .containsExactly(
                        new Breach(AUTHOR, "author is required in interaction.replied: one of agent, bot, customer"));
        assertThat(EventRules.check(EVENT_VOIDED, FieldValues.none()))
                .containsExactly(new Breach(
                        VOIDS, "voids is required in event.voided: the source and id of the event to take back"));
        assertThat(EventRules.check(CUSTOMER_MERGED, FieldValues.none()))
                .extracting(Breach::field)
                .containsExactlyInAnyOrder(FROM, INTO);
        assertThat(EventRules.check(PURCHASE_REFUNDED, FieldValues.none()))
                .extracting(Breach::field)
                .containsExactly(AMOUNT);
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "csat, 1",
        "csat, 5",
        "csat, 4.5",
        "nps, 0",
        "nps, 10",
        "ces, 1",
        "ces, 7",
        "resolution, 0",
        "resolution, 1"
    })
    void aScoreOnTheUsualScaleOfItsKindIsFine(String kind, BigDecimal score) {
        assertThat(EventRules.check(SURVEY_ANSWERED, answer(kind, values -> values.decimal(SCORE, score))))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({"csat, 0", "csat, 6", "nps, -1", "nps, 11", "ces, 0", "ces, 8", "resolution, 2"})
    void aScoreOutsideItsScaleIsRefused(String kind, BigDecimal score) {
        assertThat(EventRules.check(SURVEY_ANSWERED, answer(kind, values -> values.decimal(SCORE, score))))
                .extracting(Breach::field)
                .containsExactly(SCORE);
    }

    @Test
    void aScoreOutsideTheUsualScaleIsRefusedWithAHintToSendTheScale() {
        assertThat(EventRules.check(SURVEY_ANSWERED, answer("csat", values -> values.decimal(SCORE, decimal("80")))))
                .containsExactly(new Breach(
                        SCORE,
                        "score 80 is outside the scale 1-5; send scale {\"min\", \"max\"} when it is another one"));
    }

    @Test
    void npsSixAndAHalfIsInNoClassAndRefused() {
        assertThat(EventRules.check(SURVEY_ANSWERED, answer("nps", values -> values.decimal(SCORE, decimal("6.5")))))
                .containsExactly(
                        new Breach(SCORE, "score 6.5 is not a whole number; nps takes the whole numbers 0-10"));
    }

    @ParameterizedTest(name = "{0} on {1} to {2}")
    @CsvSource({"nps, 1, 10", "nps, 0, 100", "ces, 1, 10", "ces, 0, 7", "resolution, 1, 2"})
    void aKindWithAScaleOfItsOwnTakesNoOther(String kind, long min, long max) {
        assertThat(EventRules.check(SURVEY_ANSWERED, answer(kind, values -> values.scale(Scale.of(min, max))
                        .decimal(SCORE, decimal("1")))))
                .extracting(Breach::field)
                .containsExactly(SCALE);
    }

    @Test
    void aScaleThatIsRefusedIsToldWithTheOnesThatAreTaken() {
        assertThat(EventRules.check(SURVEY_ANSWERED, answer("ces", values -> values.scale(Scale.of(1, 10))
                        .decimal(SCORE, decimal("1")))))
                .containsExactly(new Breach(SCALE, "a ces answer can't be on the scale 1-10; it is on 1-5 or 1-7"));
    }

    @Test
    void effortMayBeAskedOnFivePoints() {
        assertThat(EventRules.check(SURVEY_ANSWERED, answer("ces", values -> values.scale(Scale.of(1, 5))
                        .decimal(SCORE, decimal("5")))))
                .isEmpty();
        assertThat(EventRules.check(SURVEY_ANSWERED, answer("ces", values -> values.scale(Scale.of(1, 5))
                        .decimal(SCORE, decimal("6")))))
                .extracting(Breach::field)
                .containsExactly(SCORE);
    }

    @Test
    void anUnusualScaleMustSayFromWhereOnAnAnswerIsSatisfied() {
        UnaryOperator<FieldValues.Builder> hundred =
                values -> values.scale(Scale.of(0, 100)).decimal(SCORE, decimal("85"));

        assertThat(EventRules.check(SURVEY_ANSWERED, answer("csat", hundred)))
                .containsExactly(
                        new Breach(
                                SATISFIED_FROM,
                                "satisfied_from is required for the scale 0-100, which has no default; send the lowest score that counts as satisfied"));
        assertThat(EventRules.check(SURVEY_ANSWERED, answer("csat", values -> hundred.apply(values)
                        .decimal(SATISFIED_FROM, decimal("80")))))
                .isEmpty();
        assertThat(EventRules.check(SURVEY_ANSWERED, answer("csat", values -> hundred.apply(values)
                        .decimal(SATISFIED_FROM, decimal("101")))))
                .containsExactly(new Breach(SATISFIED_FROM, "satisfied_from 101 is outside the scale 0-100"));
    }

    @Test
    void onlyCsatChoosesItsThreshold() {
        assertThat(EventRules.check(SURVEY_ANSWERED, answer("csat", values -> values.decimal(SCORE, decimal("4"))
                        .decimal(SATISFIED_FROM, decimal("5")))))
                .isEmpty();
        assertThat(EventRules.check(SURVEY_ANSWERED, answer("nps", values -> values.decimal(SCORE, decimal("8"))
                        .decimal(SATISFIED_FROM, decimal("8")))))
                .containsExactly(new Breach(SATISFIED_FROM, "satisfied_from is not allowed for nps; leave it out"));
        assertThat(EventRules.check(SURVEY_ANSWERED, answer("nps", values -> values.decimal(SCORE, decimal("8"))
                        .decimal(SATISFIED_FROM, decimal("9.0")))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"csat", "nps", "ces", "resolution"})
    void aSkippedQuestionIsDismissedAndHasNoScore(String kind) {
        assertThat(EventRules.check(SURVEY_ANSWERED, answer(kind, values -> values.text(STATUS, "dismissed"))))
                .isEmpty();
        assertThat(EventRules.check(SURVEY_ANSWERED, answer(kind, values -> values.text(STATUS, "dismissed")
                        .decimal(SCORE, decimal("1")))))
                .extracting(Breach::field)
                .containsExactly(SCORE);
        assertThat(EventRules.check(SURVEY_ANSWERED, answer(kind, values -> values)))
                .containsExactly(new Breach(
                        SCORE, "score is required; for a question that was skipped send status dismissed instead"));
        assertThat(EventRules.check(SURVEY_ANSWERED, answer(kind, values -> values.text(STATUS, "answered"))))
                .extracting(Breach::field)
                .containsExactly(SCORE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"purchase.completed", "purchase.cancelled"})
    void anAmountNeedsACurrency(String type) {
        EventType purchase = EventType.fromWireName(type).orElseThrow();

        assertThat(EventRules.check(
                        purchase,
                        FieldValues.builder().decimal(AMOUNT, decimal("10")).build()))
                .extracting(Breach::field)
                .containsExactly(CURRENCY);
        assertThat(EventRules.check(
                        purchase,
                        FieldValues.builder()
                                .decimal(AMOUNT, decimal("10"))
                                .text(CURRENCY, "EUR")
                                .build()))
                .isEmpty();
    }

    @Test
    void aRefundWithoutACurrencyIsInThePurchases() {
        assertThat(EventRules.check(
                        PURCHASE_REFUNDED,
                        FieldValues.builder().decimal(AMOUNT, decimal("10")).build()))
                .isEmpty();
    }

    @Test
    void onlyTwoDifferentKnownCustomersCanBeMerged() {
        assertThat(EventRules.check(CUSTOMER_MERGED, merge("a", "b"))).isEmpty();
        assertThat(EventRules.check(CUSTOMER_MERGED, merge("a", "a")))
                .containsExactly(new Breach(INTO, "from and into are the same customer; name two different ids"));
        assertThat(EventRules.check(CUSTOMER_MERGED, merge("a", "0")))
                .containsExactly(new Breach(INTO, "into 0 means an unidentified customer, who can't be merged"));
        assertThat(EventRules.check(CUSTOMER_MERGED, merge("0", "b")))
                .extracting(Breach::field)
                .containsExactly(FROM);
    }

    private static FieldValues answer(String kind, UnaryOperator<FieldValues.Builder> more) {
        return more.apply(FieldValues.builder().text(KIND, kind)).build();
    }

    private static FieldValues merge(String from, String into) {
        return FieldValues.builder().text(FROM, from).text(INTO, into).build();
    }

    private static BigDecimal decimal(String number) {
        return new BigDecimal(number);
    }
}
