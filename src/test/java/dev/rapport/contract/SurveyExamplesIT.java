package dev.rapport.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rapport.testing.Client;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The worked examples of what customers answer. */
@QuarkusTest
class SurveyExamplesIT {
    private static final String[] MARCH = {"from=2026-03-01", "to=2026-04-01"};
    private static final Instant DAY = Instant.parse("2026-03-10T10:00:00Z");

    private static void answers(Story story, String kind, Instant time, int count, int score, Object... more) {
        for (int i = 0; i < count; i++) {
            Object[] data = new Object[more.length + 2];
            data[0] = "score";
            data[1] = score;
            System.arraycopy(more, 0, data, 2, more.length);
            story.answered("%s %s %d %d".formatted(kind, time, score, i), kind, time, data);
        }
    }

    private static Client told(Story story) {
        Client client = Client.ofNewWorkspace();
        client.post(story.events());
        return client;
    }

    @Test
    void satisfactionIs34Of40() {
        Story story = new Story();
        int[] counts = {1, 2, 3, 12, 22};
        for (int score = 1; score <= 5; score++) {
            answers(story, "csat", DAY, counts[score - 1], score);
        }
        for (int i = 0; i < 5; i++) {
            story.answered("skipped " + i, "csat", DAY, "status", "dismissed");
        }

        Asked asked = Asked.metric(told(story), "csat", MARCH)
                .total("value", 0.85, "numerator", 34, "denominator", 40, "pending", 0)
                .total("mean", 4.3, "excluded_dismissed", 5, "status", "ok")
                .between(Formulas.wilson(34, 40));

        assertThat(asked.answer().at("/total/scales").toString())
                .isEqualTo("[{\"scale\":\"1-5\",\"answered\":40,\"mean\":4.3,"
                        + "\"distribution\":{\"1\":1,\"2\":2,\"3\":3,\"4\":12,\"5\":22}}]");
        assertThat(asked.answer().path("unit").asText()).isEqualTo("fraction");
    }

    @Test
    void fortyOf160InvitationsWereAnswered() {
        Story story = new Story();
        for (int i = 0; i < 160; i++) {
            story.and(Story.event("survey.sent", "call " + i, DAY, "survey", "after call", "kind", "csat"));
            if (i % 4 == 0) {
                story.and(Story.event(
                        "survey.answered",
                        "call " + i,
                        DAY.plusSeconds(3600),
                        "survey",
                        "after call",
                        "kind",
                        "csat",
                        "score",
                        4));
            }
        }
        answers(story, "csat", DAY, 3, 5);

        Asked.metric(told(story), "survey_response_rate", MARCH)
                .total("value", 0.25, "numerator", 40, "denominator", 160, "status", "ok")
                .total("answers_without_invitation", 3)
                .between(Formulas.wilson(40, 160));
    }

    @Test
    void theNetPromoterScoreFellBy20PointsWhichIsNotSignificant() {
        Story story = new Story();
        Instant february = Instant.parse("2026-02-10T10:00:00Z");
        answers(story, "nps", february, 18, 9);
        answers(story, "nps", february, 14, 8);
        answers(story, "nps", february, 8, 6);
        answers(story, "nps", DAY, 14, 10);
        answers(story, "nps", DAY, 14, 7);
        answers(story, "nps", DAY, 12, 0);
        Client client = told(story);
        Formulas.Score then = Formulas.Score.of(18, 14, 8);
        Formulas.Score now = Formulas.Score.of(14, 14, 12);
        double difference = now.mean() - then.mean();
        double error = Math.sqrt(now.error() * now.error() + then.error() * then.error());

        Asked.metric(client, "nps", "from=2026-02-01", "to=2026-03-01")
                .total("value", 25, "numerator", 10, "denominator", 40)
                .total("promoters", 18, "passives", 14, "detractors", 8)
                .between(then.interval());
        Asked.metric(client, "nps", "from=2026-03-01", "to=2026-04-01", "compare=previous")
                .total("value", 5, "numerator", 2, "denominator", 40)
                .total("previous_value", 25, "change", -20, "significant", "false")
                .total("change_ci_low", difference - Formulas.Z * error)
                .total("change_ci_high", difference + Formulas.Z * error)
                .row(0, "previous_value", 25, "change", -20, "significant", "false")
                .between(now.interval());
        assertThat(then.interval().low()).isCloseTo(0.386, within(0.0005));
        assertThat(then.interval().high()).isCloseTo(46.125, within(0.0005));
        assertThat(difference / error).isCloseTo(-1.103, within(0.0005));
    }

    @Test
    void twentySevenOf40FoundItEasy() {
        Story story = new Story();
        answers(story, "ces", DAY, 20, 5);
        answers(story, "ces", DAY, 7, 7);
        answers(story, "ces", DAY, 10, 4);
        answers(story, "ces", DAY, 3, 1);

        // (20 x 5 + 7 x 7 + 10 x 4 + 3 x 1) / 40
        Asked.metric(told(story), "ces", MARCH)
                .total("value", 0.675, "numerator", 27, "denominator", 40, "mean", 192 / 40.0)
                .between(Formulas.wilson(27, 40));
    }

    @Test
    void agreementStartsAtFourOfFive() {
        Story story = new Story();
        answers(story, "ces", DAY, 3, 4, "scale", java.util.Map.of("min", 1, "max", 5));
        answers(story, "ces", DAY, 1, 3, "scale", java.util.Map.of("min", 1, "max", 5));

        Asked.metric(told(story), "ces", MARCH).total("value", 0.75, "numerator", 3, "denominator", 4, "mean", 3.75);
    }

    @Test
    void eighteenOf30SaidThatTheirIssueWasSolved() {
        Story story = new Story();
        answers(story, "resolution", DAY, 18, 1);
        answers(story, "resolution", DAY, 12, 0);

        Asked.metric(told(story), "fcr_survey", MARCH)
                .total("value", 0.6, "numerator", 18, "denominator", 30, "status", "ok")
                .between(Formulas.wilson(18, 30));
    }
}
