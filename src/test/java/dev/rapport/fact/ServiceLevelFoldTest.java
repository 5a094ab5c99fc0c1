package dev.rapport.fact;

import static dev.rapport.fact.Story.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.fact.InteractionFact.Interval;
import dev.rapport.fact.InteractionFact.State;
import dev.rapport.terms.Promise;
import dev.rapport.time.BusinessCalendar;
import dev.rapport.time.OpeningInterval;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServiceLevelFoldTest {
    private static final BusinessCalendar MONDAY_9_TO_12 = BusinessCalendar.of(
            ZoneOffset.UTC, Map.of(DayOfWeek.MONDAY, List.of(OpeningInterval.parse("09:00", "12:00"))), List.of());

    private static java.time.@Nullable Instant due(
            String opened, long minutes, @Nullable BusinessCalendar calendar, Interval... pauses) {
        return Deadline.of(new Promise("any", Duration.ofMinutes(minutes), calendar), time(opened), List.of(pauses))
                .dueAt();
    }

    @Test
    void withoutPausesItIsDueAfterTheTarget() {
        assertThat(due("09:00", 60, null)).isEqualTo(time("10:00"));
    }

    @Test
    void aPauseBeforeItIsDuePutsItOff() {
        assertThat(due("09:00", 60, null, Story.interval("09:20", "09:50"))).isEqualTo(time("10:30"));
        assertThat(due(
                        "09:00",
                        60,
                        null,
                        Story.interval("09:20", "09:50"),
                        Story.interval("10:00", "11:00"),
                        Story.interval("15:00", "16:00")))
                .isEqualTo(time("11:30"));
    }

    @Test
    void aPauseThatBeginsWhenItIsDueDoesNot() {
        assertThat(due("09:00", 60, null, Story.interval("10:00", "12:00"))).isEqualTo(time("10:00"));
        assertThat(due("09:00", 60, null, Story.interval("10:00", null))).isEqualTo(time("10:00"));
    }

    @Test
    void whileTheClockStandsStillShortOfTheTargetNothingIsDue() {
        assertThat(due("09:00", 60, null, Story.interval("09:59:59", null))).isNull();
    }

    @Test
    void aBusinessClockRunsInOpenHoursAloneAndStopsAtClosingTime() {
        assertThat(due("08:00", 60, MONDAY_9_TO_12)).isEqualTo(time("10:00"));
        assertThat(due("09:00", 180, MONDAY_9_TO_12)).isEqualTo(time("12:00"));
        assertThat(due("11:00", 120, MONDAY_9_TO_12)).isEqualTo(time("10:00").plus(Duration.ofDays(7)));
        assertThat(due("09:00", 60, MONDAY_9_TO_12, Story.interval("09:30", "13:00")))
                .isEqualTo(time("09:30").plus(Duration.ofDays(7)));
    }

    @Test
    void whatIsOverIsResolvedOrAbandonedAndKnowsHowLongItWasOpen() {
        Story story = new Story()
                .at("09:00", EventType.INTERACTION_OPENED)
                .at("09:10", EventType.INTERACTION_PAUSED)
                .at("09:40", EventType.INTERACTION_RESUMED)
                .at("10:00", EventType.INTERACTION_RESOLVED)
                .at("14:00", EventType.INTERACTION_REOPENED);

        assertThat(story.interaction().state()).isEqualTo(State.OPEN);
        assertThat(story.interaction().timeOpen()).isEmpty();
        assertThat(story.interaction().closedAt()).isEmpty();

        story.at("15:30", EventType.INTERACTION_RESOLVED);

        assertThat(story.interaction().state()).isEqualTo(State.RESOLVED);
        assertThat(story.interaction().timeOpen()).contains(Duration.ofHours(2));
        assertThat(story.interaction().closedAt()).contains(time("15:30"));

        InteractionFact left = new Story()
                .at("09:00", EventType.INTERACTION_OPENED)
                .at("09:05", EventType.INTERACTION_ABANDONED)
                .interaction();

        assertThat(left.state()).isEqualTo(State.ABANDONED);
        assertThat(left.timeOpen()).contains(Duration.ofMinutes(5));
        assertThat(new Story()
                        .at("09:00", EventType.INTERACTION_RESOLVED)
                        .interaction()
                        .state())
                .isNull();
    }

    @Test
    void anInvitationWithoutAQuestionIsAnsweredByAnyOfItsSurvey() {
        SubjectFacts facts = new Story()
                .at("09:00", EventType.SURVEY_SENT, Field.KIND, "csat", Field.SURVEY, "after contact")
                .at(
                        "10:00",
                        EventType.SURVEY_ANSWERED,
                        Field.KIND,
                        "csat",
                        Field.SURVEY,
                        "after contact",
                        Field.QUESTION,
                        "overall",
                        Field.SCORE,
                        5)
                .at(
                        "10:00",
                        EventType.SURVEY_ANSWERED,
                        Field.KIND,
                        "csat",
                        Field.SURVEY,
                        "another",
                        Field.QUESTION,
                        "overall",
                        Field.SCORE,
                        5)
                .facts();

        assertThat(facts.surveys().values())
                .extracting(
                        fact -> fact.survey().survey() + "/" + fact.survey().question(),
                        SurveyFact::invited,
                        SurveyFact::invitationAnswered)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("after contact/", true, true),
                        org.assertj.core.groups.Tuple.tuple("after contact/overall", true, false),
                        org.assertj.core.groups.Tuple.tuple("another/overall", false, false));
    }
}
