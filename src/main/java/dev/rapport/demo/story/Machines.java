package dev.rapport.demo.story;

import dev.rapport.event.EventType;

/** The chat with its bot, which answers first and hands over, and the help pages. */
final class Machines {
    private final World world;
    private final Dice dice;
    private final Closing closing;
    private final LiveDesk live;

    Machines(World world, Closing closing, LiveDesk live) {
        this.world = world;
        this.dice = world.dice();
        this.closing = closing;
        this.live = live;
    }

    /** A chat: the bot says hello, and in the channel of its own also tries to help. */
    void chat(Course course) {
        boolean bot = course.cause().channel() == Channel.BOT;
        course.after(dice.between(1, 4));
        course.botReplies();
        if (dice.chance(bot ? 0.75 : 0.3)) {
            converse(course);
            if (dice.chance(bot ? 0.68 : 0.5)) {
                settle(course);
                return;
            }
            course.feel(-0.3);
            if (dice.chance(bot ? 0.5 : 0.15)) {
                giveUp(course);
                return;
            }
        }
        Agent agent = world.staff().anybodyOf(Team.DIGITAL);
        course.after(dice.around(10, 0.4));
        course.tell(EventType.INTERACTION_ASSIGNED, Report.by(agent));
        if (live.attend(course, agent, 20, 0.6)) {
            course.after(dice.around(90, 0.6));
            course.customerReplies();
            course.after(dice.around(70, 0.6) * agent.slowness());
            course.agentReplies(agent);
            course.after(dice.around(240, 0.6) * agent.slowness());
            closing.conclude(course, agent);
        }
    }

    /** A visit to the help pages. */
    void browse(Course course) {
        course.after(dice.around(260, 0.7));
        if (dice.chance(0.78)) {
            settle(course);
        } else {
            giveUp(course);
        }
    }

    private void converse(Course course) {
        course.after(dice.around(25, 0.5));
        course.customerReplies();
        course.after(dice.between(1, 3));
        course.botReplies();
        course.after(dice.around(40, 0.6));
    }

    private void settle(Course course) {
        course.tell(EventType.INTERACTION_RESOLVED);
        closing.leaveSettled(course);
    }

    private void giveUp(Course course) {
        course.feel(-0.8);
        course.tell(EventType.INTERACTION_ABANDONED, Report.because("not helped"));
        closing.leaveUnsettled(course, 0.55);
    }
}
