package dev.rapport.fact;

import static dev.rapport.event.EventType.*;
import static dev.rapport.event.Field.*;
import static dev.rapport.fact.Story.interval;
import static dev.rapport.fact.Story.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.event.ServiceEvent.Attribution;
import dev.rapport.fact.InteractionFact.Interval;
import dev.rapport.fact.InteractionFact.Occurrences;
import dev.rapport.fact.InteractionFact.Resolution;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResolutionFoldTest {

    @Test
    void openedResolvedReopenedResolvedTakesSixtyOr390Or150Minutes() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED)
                .at("10:00", INTERACTION_RESOLVED)
                .at("14:00", INTERACTION_REOPENED)
                .at("15:30", INTERACTION_RESOLVED)
                .interaction();

        assertThat(minutes(time("09:00"), fact.resolution().firstAt())).isEqualTo(60);
        assertThat(minutes(time("09:00"), fact.resolution().lastAt())).isEqualTo(390);
        assertThat(minutesOf(fact.openIntervals())).isEqualTo(150);
        assertThat(fact.openIntervals()).containsExactly(interval("09:00", "10:00"), interval("14:00", "15:30"));
        assertThat(fact.resolution().count()).isEqualTo(2);
        assertThat(fact.reopens()).isEqualTo(new Occurrences(time("14:00"), 1));
        assertThat(fact.flags()).isEmpty();
    }

    @Test
    void aReopeningDoesNotOverwriteTheFirstResolution() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED)
                .at("10:00", INTERACTION_RESOLVED, AGENT, "ann", TEAM, "desk", FIRST_CONTACT, true)
                .at("14:00", INTERACTION_REOPENED)
                .at("15:30", INTERACTION_RESOLVED, AGENT, "bob", TEAM, "night", FIRST_CONTACT, false)
                .interaction();

        assertThat(fact.resolution())
                .isEqualTo(new Resolution(time("10:00"), time("15:30"), 2, new Attribution("ann", "desk"), true, true));
    }

    @Test
    void aReopenedInteractionIsOpen() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED)
                .at("10:00", INTERACTION_RESOLVED)
                .at("14:00", INTERACTION_REOPENED)
                .interaction();

        assertThat(fact.openIntervals()).containsExactly(interval("09:00", "10:00"), interval("14:00", null));
    }

    @Test
    void resolvedAndReopenedInTheSameMinuteIsOpenAgain() {
        InteractionFact fact = new Story()
                .at("10:00", INTERACTION_REOPENED)
                .at("10:00", INTERACTION_RESOLVED)
                .at("09:00", INTERACTION_OPENED)
                .interaction();

        assertThat(fact.openIntervals()).containsExactly(interval("09:00", "10:00"), interval("10:00", null));
        assertThat(fact.resolution().count()).isEqualTo(1);
        assertThat(fact.reopens().count()).isEqualTo(1);
        assertThat(fact.flags()).isEmpty();
    }

    @Test
    void openedResolvedAndReopenedInTheSameMinuteIsOpenAgain() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_REOPENED)
                .at("09:00", INTERACTION_RESOLVED)
                .at("09:00", INTERACTION_OPENED)
                .interaction();

        assertThat(fact.openIntervals()).containsExactly(interval("09:00", "09:00"), interval("09:00", null));
    }

    @Test
    void reopenedAndResolvedAgainInTheSameMinuteStaysOpenAsTheOrderOfTypesSays() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED)
                .at("10:00", INTERACTION_RESOLVED)
                .at("11:00", INTERACTION_REOPENED)
                .at("11:00", INTERACTION_RESOLVED)
                .interaction();

        assertThat(fact.resolution().count()).isEqualTo(2);
        assertThat(fact.openIntervals()).containsExactly(interval("09:00", "10:00"), interval("11:00", null));
    }

    @Test
    void aReopeningWithoutAResolutionIsFlaggedAndHasNoEffect() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED)
                .at("09:30", INTERACTION_REOPENED)
                .interaction();

        assertThat(fact.reopens()).isEqualTo(Occurrences.NONE);
        assertThat(fact.openIntervals()).containsExactly(interval("09:00", null));
        assertThat(fact.flags()).containsExactly(Flag.REOPENED_WITHOUT_RESOLUTION);
    }

    @Test
    void aSecondReopeningOfOneResolutionIsFlaggedAndHasNoEffect() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED)
                .at("10:00", INTERACTION_RESOLVED)
                .at("11:00", INTERACTION_REOPENED)
                .at("11:30", INTERACTION_REOPENED)
                .interaction();

        assertThat(fact.reopens()).isEqualTo(new Occurrences(time("11:00"), 1));
        assertThat(fact.openIntervals()).containsExactly(interval("09:00", "10:00"), interval("11:00", null));
        assertThat(fact.flags()).containsExactly(Flag.REOPENED_WITHOUT_RESOLUTION);
    }

    @Test
    void aResolutionBeforeTheOpeningTakesNoTimeAndIsFlagged() {
        InteractionFact fact = new Story()
                .at("08:50", INTERACTION_RESOLVED)
                .at("09:00", INTERACTION_OPENED)
                .interaction();

        assertThat(fact.resolution().firstAt()).isEqualTo(time("09:00"));
        assertThat(fact.openIntervals()).containsExactly(interval("09:00", "09:00"));
        assertThat(fact.flags()).containsExactly(Flag.EVENT_BEFORE_OPENING);
    }

    @Test
    void theResolutionClockStandsStillWhilePaused() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED)
                .at("09:10", INTERACTION_PAUSED)
                .at("09:40", INTERACTION_RESUMED)
                .at("10:00", INTERACTION_PAUSED)
                .interaction();

        assertThat(fact.pauses()).containsExactly(interval("09:10", "09:40"), interval("10:00", null));
        assertThat(fact.openIntervals()).containsExactly(interval("09:00", null));
    }

    @Test
    void aResolutionEndsAPause() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED)
                .at("09:10", INTERACTION_PAUSED)
                .at("10:00", INTERACTION_RESOLVED)
                .at("11:00", INTERACTION_REOPENED)
                .interaction();

        assertThat(fact.pauses()).containsExactly(interval("09:10", "10:00"));
    }

    @Test
    void anAbandonmentEndsAPause() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED)
                .at("09:10", INTERACTION_PAUSED)
                .at("10:00", INTERACTION_ABANDONED)
                .interaction();

        assertThat(fact.pauses()).containsExactly(interval("09:10", "10:00"));
        assertThat(fact.openIntervals()).containsExactly(interval("09:00", "10:00"));
    }

    @Test
    void aResumptionWithoutAPauseIsFlaggedAndHasNoEffect() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED)
                .at("09:10", INTERACTION_RESUMED)
                .interaction();

        assertThat(fact.pauses()).isEmpty();
        assertThat(fact.flags()).containsExactly(Flag.RESUMED_WITHOUT_PAUSE);
    }

    @Test
    void aSecondPauseIsFlaggedAndDoesNotRestartTheFirst() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED)
                .at("09:10", INTERACTION_PAUSED)
                .at("09:20", INTERACTION_PAUSED)
                .at("09:30", INTERACTION_RESUMED)
                .interaction();

        assertThat(fact.pauses()).containsExactly(interval("09:10", "09:30"));
        assertThat(fact.flags()).containsExactly(Flag.PAUSED_WITHOUT_BEING_OPEN);
    }

    @Test
    void aPauseOfAResolvedInteractionIsFlaggedAndHasNoEffect() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED)
                .at("10:00", INTERACTION_RESOLVED)
                .at("10:10", INTERACTION_PAUSED)
                .interaction();

        assertThat(fact.pauses()).isEmpty();
        assertThat(fact.flags()).containsExactly(Flag.PAUSED_WITHOUT_BEING_OPEN);
    }

    @Test
    void aPauseBeforeTheOpeningBeginsWithIt() {
        InteractionFact fact = new Story()
                .at("08:50", INTERACTION_PAUSED)
                .at("09:00", INTERACTION_OPENED)
                .at("09:30", INTERACTION_RESUMED)
                .interaction();

        assertThat(fact.pauses()).containsExactly(interval("09:00", "09:30"));
        assertThat(fact.flags()).containsExactly(Flag.EVENT_BEFORE_OPENING);
    }

    @Test
    void theCustomerLeavesAnOpenInteraction() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED)
                .at("09:05", INTERACTION_ABANDONED)
                .interaction();

        assertThat(fact.abandonedAt()).isEqualTo(time("09:05"));
        assertThat(fact.openIntervals()).containsExactly(interval("09:00", "09:05"));
        assertThat(fact.resolution()).isEqualTo(Resolution.NONE);
    }

    @Test
    void leavingWhatIsResolvedIsFlaggedAndHasNoEffect() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED)
                .at("10:00", INTERACTION_RESOLVED)
                .at("10:05", INTERACTION_ABANDONED)
                .interaction();

        assertThat(fact.abandonedAt()).isNull();
        assertThat(fact.openIntervals()).containsExactly(interval("09:00", "10:00"));
        assertThat(fact.flags()).containsExactly(Flag.ABANDONED_WITHOUT_BEING_OPEN);
    }

    @Test
    void theFirstOfTwoAbandonmentsCounts() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED)
                .at("09:05", INTERACTION_ABANDONED)
                .at("09:10", INTERACTION_RESOLVED)
                .at("09:20", INTERACTION_REOPENED)
                .at("09:25", INTERACTION_ABANDONED)
                .interaction();

        assertThat(fact.abandonedAt()).isEqualTo(time("09:05"));
        assertThat(fact.openIntervals()).containsExactly(interval("09:00", "09:05"), interval("09:20", "09:25"));
        assertThat(fact.resolution().firstAt()).isEqualTo(time("09:10"));
    }

    @Test
    void oneResolutionThatTheFirstLineCouldNotReachIsEnough() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED)
                .at("10:00", INTERACTION_RESOLVED, RESOLVABLE_AT_FIRST_LINE, false)
                .at("11:00", INTERACTION_REOPENED)
                .at("12:00", INTERACTION_RESOLVED)
                .interaction();

        assertThat(fact.resolution().resolvableAtFirstLine()).isFalse();
    }

    @Test
    void theAgentsFlagIsThatOfTheFirstResolutionThatHasOne() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED)
                .at("10:00", INTERACTION_RESOLVED)
                .at("11:00", INTERACTION_RESOLVED, FIRST_CONTACT, false)
                .at("12:00", INTERACTION_RESOLVED, FIRST_CONTACT, true)
                .interaction();

        assertThat(fact.resolution().firstContact()).isFalse();
    }

    private static long minutes(Instant from, @Nullable Instant to) {
        return Duration.between(from, Objects.requireNonNull(to)).toMinutes();
    }

    private static long minutesOf(List<Interval> intervals) {
        return intervals.stream()
                .mapToLong(interval -> minutes(interval.from(), interval.to()))
                .sum();
    }
}
