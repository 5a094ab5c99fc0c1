package dev.rapport.demo.story;

import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.event.FieldValues;
import java.util.List;

/** Answers what was written, in service hours. */
final class LetterDesk {
    private static final List<String> NOT_FOR_US = List.of("spam", "spam", "spam", "spam", "test");
    private static final double HOUR = 3600;

    private final World world;
    private final Dice dice;
    private final Closing closing;

    LetterDesk(World world, Closing closing) {
        this.world = world;
        this.dice = world.dice();
        this.closing = closing;
    }

    /** Deals with an e-mail or a post. */
    void answer(Course course, boolean topicComesLater) {
        Cause cause = course.cause();
        Agent agent = world.staff().anybodyOf(Team.of(cause.channel()));
        work(course, dice.around(0.3 * HOUR, 0.7));
        if (cause.earlier() != null && dice.chance(0.12)) {
            discard(course, "merged", cause.earlier());
            return;
        }
        if (cause.attempt() == 0 && dice.chance(0.03)) {
            discard(course, dice.pick(NOT_FOR_US), null);
            return;
        }
        course.tell(EventType.INTERACTION_ASSIGNED, Report.by(agent));
        if (topicComesLater) {
            course.after(dice.between(20, 90));
            course.tell(
                    EventType.INTERACTION_UPDATED,
                    FieldValues.builder().text(Field.TOPIC, cause.topic()).build());
        }
        double usual = (cause.channel() == Channel.EMAIL ? 1.15 : 0.35) * HOUR;
        double queue = world.queueAt(cause.at()) * HOUR * dice.between(0.7, 1.1);
        double wait = dice.around(usual, 0.8) * agent.slowness() + queue;
        work(course, wait);
        course.feelWaiting(wait, usual);
        course.feel(agent.quality());
        course.agentReplies(agent);
        if (dice.chance(0.35) && !askBack(course, agent)) {
            return;
        }
        course.after(dice.around(60, 0.5));
        closing.conclude(course, agent);
    }

    /** Asks the customer something, who answers later, or never. */
    private boolean askBack(Course course, Agent agent) {
        course.after(5);
        course.tell(EventType.INTERACTION_PAUSED, Report.because("waiting for the customer"));
        if (dice.chance(0.04)) {
            closing.leaveOpen(course);
            return false;
        }
        course.after(dice.around(5 * HOUR, 1));
        course.customerReplies();
        course.after(1);
        course.tell(EventType.INTERACTION_RESUMED);
        work(course, dice.around(1.5 * HOUR, 0.7) * agent.slowness());
        course.agentReplies(agent);
        return true;
    }

    private void work(Course course, double seconds) {
        course.at(world.hours().after(course.now(), seconds));
    }

    private void discard(Course course, String reason, @org.jspecify.annotations.Nullable String into) {
        course.tell(
                EventType.INTERACTION_DISCARDED,
                FieldValues.builder()
                        .text(Field.REASON, reason)
                        .text(Field.INTO, into)
                        .build());
    }
}
