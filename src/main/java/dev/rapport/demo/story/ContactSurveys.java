package dev.rapport.demo.story;

import dev.rapport.event.EventKey;
import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.event.FieldValues;
import dev.rapport.event.Scale;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Asks after a contact how it was, and gets answers that mean what the customer felt. */
final class ContactSurveys {
    private final Dice dice;
    private final Comments comments;

    ContactSurveys(Dice dice) {
        this.dice = dice;
        this.comments = new Comments(dice);
    }

    /** A question as it stands in a survey. */
    private enum Question {
        SATISFACTION("after_contact", "csat", 0),
        KIOSK("store_kiosk", "csat", 7),
        EFFORT("after_contact", "ces", 0),
        HELP_PAGES("help_pages", "ces", 5),
        SOLVED("after_contact", "resolution", 0);

        private final String survey;
        private final String kind;
        private final int highest;

        /** With 0 for the highest score where the scale is the usual one and need not be told. */
        Question(String survey, String kind, int highest) {
            this.survey = survey;
            this.kind = kind;
            this.highest = highest;
        }

        FieldValues.Builder inEvent() {
            return FieldValues.builder()
                    .text(Field.SURVEY, survey)
                    .text(Field.KIND, kind)
                    .scale(highest == 0 ? null : Scale.of(1, highest));
        }
    }

    void ask(Course course, boolean settled) {
        switch (course.cause().channel()) {
            case IN_STORE -> askAtKiosk(course);
            case SELF_SERVICE, BOT -> askAbout(course, settled, 0.25, List.of(Question.HELP_PAGES));
            case PHONE, SOCIAL -> askAbout(course, settled, 0.45, questions());
            case CHAT, EMAIL -> askAbout(course, settled, 0.6, questions());
        }
    }

    private List<Question> questions() {
        boolean effort = dice.chance(0.35);
        boolean solved = dice.chance(0.35);
        return effort
                ? solved
                        ? List.of(Question.SATISFACTION, Question.EFFORT, Question.SOLVED)
                        : List.of(Question.SATISFACTION, Question.EFFORT)
                : solved ? List.of(Question.SATISFACTION, Question.SOLVED) : List.of(Question.SATISFACTION);
    }

    /** At the exit of a store nobody is invited. */
    private void askAtKiosk(Course course) {
        if (dice.chance(0.2)) {
            answer(course, Question.KIOSK, course.now().plusSeconds(20 + dice.below(120)), true);
        }
    }

    private void askAbout(Course course, boolean settled, double probability, List<Question> questions) {
        if (!dice.chance(probability)) {
            return;
        }
        Instant sent = course.now().plusSeconds(Math.round(dice.around(900, 0.8)));
        for (Question question : questions) {
            course.report()
                    .tell(
                            EventType.SURVEY_SENT,
                            sent,
                            FieldValues.builder()
                                    .text(Field.SURVEY, question.survey)
                                    .text(Field.KIND, question.kind)
                                    .build());
        }
        if (dice.chance(course.felt() < 0.3 ? 0.34 : 0.28)) {
            Instant at = sent.plusSeconds(30 + Math.round(dice.around(9000, 1.3)));
            questions.forEach(question -> answer(course, question, at, settled));
        }
    }

    private void answer(Course course, Question question, Instant at, boolean settled) {
        FieldValues.Builder values =
                question.inEvent().text(Field.RESPONSE_ID, course.report().subject() + "-" + question.kind);
        if (dice.chance(0.06)) {
            course.report()
                    .tell(
                            EventType.SURVEY_ANSWERED,
                            at,
                            values.text(Field.STATUS, "dismissed").build());
            return;
        }
        double felt = course.felt() + 0.4 * dice.normal();
        int score = score(question, felt, settled);
        if (dice.chance(0.25)) {
            values.text(Field.COMMENT, comments.onContact(course.cause(), felt));
        }
        EventKey answered = course.report()
                .tell(
                        EventType.SURVEY_ANSWERED,
                        at,
                        values.decimal(Field.SCORE, BigDecimal.valueOf(score)).build());
        if (dice.chance(0.004)) {
            course.report().takeBack(answered, at.plusSeconds(3600));
        } else if (question == Question.SATISFACTION && score < 4 && dice.chance(0.06)) {
            FieldValues second =
                    values.decimal(Field.SCORE, BigDecimal.valueOf(score + 1)).build();
            course.report().tell(EventType.SURVEY_ANSWERED, at.plusSeconds(7200), second);
        }
    }

    private int score(Question question, double felt, boolean settled) {
        return switch (question) {
            case SATISFACTION, HELP_PAGES -> onScale(felt, -0.7, -0.1, 0.5, 1.6);
            case KIOSK -> onScale(felt, -1.2, -0.8, -0.3, 0.2, 0.8, 2);
            case EFFORT -> onScale(felt, -0.9, -0.4, 0, 0.55, 1.2, 2);
            case SOLVED -> dice.chance(settled ? 0.94 : 0.2) ? 1 : 0;
        };
    }

    /** 1 and one more for each threshold that was passed. */
    private static int onScale(double felt, double... thresholds) {
        int score = 1;
        for (double threshold : thresholds) {
            score += felt > threshold ? 1 : 0;
        }
        return score;
    }
}
