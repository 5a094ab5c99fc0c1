package dev.rapport.demo.story;

import dev.rapport.event.EventType;

/** Serves people who wait for it: at the phone, in a store, in a chat that a bot has handed over. */
final class LiveDesk {
    private static final double INCIDENT_QUEUE = 4.5;
    private static final double INCIDENT_CROWD = 2.5;

    private final World world;
    private final Dice dice;
    private final Closing closing;
    private final Shop shop;

    LiveDesk(World world, Closing closing, Shop shop) {
        this.world = world;
        this.dice = world.dice();
        this.closing = closing;
        this.shop = shop;
    }

    /** Serves a caller or a visitor. */
    void serve(Course course) {
        boolean store = course.cause().channel() == Channel.IN_STORE;
        Agent agent = world.staff().anybodyOf(Team.of(course.cause().channel()));
        if (attend(course, agent, store ? 22 : 27, store ? 0.5 : 0.7)) {
            course.after(dice.around(store ? 420 : 330, 0.6) * agent.slowness());
            if (store && course.felt() > 1 && dice.chance(0.25)) {
                shop.buyInStore(course);
            }
            closing.conclude(course, agent);
        }
    }

    /**
     * Lets the customer wait for the agent's first word.
     *
     * @param usualWait in seconds
     * @return false when the customer left before it
     */
    boolean attend(Course course, Agent agent, double usualWait, double spread) {
        boolean store = course.cause().channel() == Channel.IN_STORE;
        double more = (store ? INCIDENT_CROWD : INCIDENT_QUEUE) * course.cause().severity();
        double wait = dice.around(usualWait, spread) * (1 + more);
        double patience = dice.around(store ? 150 : 230, 0.6);
        if (wait > patience) {
            course.after(patience);
            course.feel(-1.5);
            course.tell(EventType.INTERACTION_ABANDONED, Report.because("waited too long"));
            closing.leaveUnsettled(course, 0.5);
            return false;
        }
        course.after(wait);
        course.feelWaiting(wait, usualWait);
        course.feel(agent.quality());
        if (course.cause().channel() != Channel.CHAT && course.cause().channel() != Channel.BOT) {
            course.tell(EventType.INTERACTION_ASSIGNED, Report.by(agent));
            course.after(1);
        }
        course.agentReplies(agent);
        return true;
    }
}
