package dev.rapport.demo.story;

import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.event.FieldValues;
import java.time.Instant;
import java.util.function.Consumer;

/** How contacts end, and what follows: surveys, another attempt, a better or a worse opinion of the company. */
final class Closing {
    private static final double HOUR = 3600;
    private static final double DAY = 24 * HOUR;
    private static final double TIDIED_UP = 0.8;
    private static final Choice<Channel> SECOND_ATTEMPT = new Choice<Channel>()
            .of(Channel.PHONE, 50)
            .of(Channel.EMAIL, 25)
            .of(Channel.CHAT, 20)
            .of(Channel.SOCIAL, 5);

    private final World world;
    private final Dice dice;
    private final Shop shop;
    private final ContactSurveys surveys;
    private final Consumer<Cause> reception;

    Closing(World world, Shop shop, Consumer<Cause> reception) {
        this.world = world;
        this.dice = world.dice();
        this.shop = shop;
        this.surveys = new ContactSurveys(dice);
        this.reception = reception;
    }

    /** Ends a contact that an agent has answered. */
    void conclude(Course course, Agent first) {
        double severity = course.cause().severity();
        Agent agent = first;
        boolean passedOn = dice.chance(0.06 + 0.04 * severity);
        if (passedOn) {
            agent = world.staff().anybodyOf(Team.TECHNICAL_SUPPORT);
            course.tell(EventType.INTERACTION_TRANSFERRED, Report.by(agent));
            course.feel(-0.3);
            goOn(course, agent, 0.5 * HOUR);
        }
        boolean escalated = dice.chance(0.04 + 0.1 * severity);
        if (escalated) {
            agent = world.staff().anybodyOf(Team.TECHNICAL_SUPPORT);
            course.tell(EventType.INTERACTION_ESCALATED, Report.by(agent));
            course.feel(-0.5);
            goOn(course, agent, 5 * HOUR);
        }
        if (dice.chance(0.015 + 0.02 * severity)) {
            course.feel(-2);
            leaveUnsettled(course, 0.3);
            leaveOpen(course);
            return;
        }
        course.tell(EventType.INTERACTION_RESOLVED, resolution(course, agent, passedOn, escalated));
        if (escalated && dice.chance(0.5)) {
            callBack(course, agent);
        }
        if (dice.chance(0.045 + 0.05 * severity)) {
            reopen(course, agent);
        }
        leaveSettled(course);
    }

    private void goOn(Course course, Agent agent, double work) {
        course.at(world.hours().after(course.now(), dice.around(work, 0.7) * agent.slowness()));
        course.agentReplies(agent);
        course.after(dice.around(120, 0.5));
    }

    private FieldValues resolution(Course course, Agent agent, boolean passedOn, boolean escalated) {
        boolean atOnce = !passedOn && !escalated && course.cause().attempt() == 0;
        return FieldValues.builder()
                .text(Field.AGENT, agent.name())
                .text(Field.TEAM, agent.team().title())
                .truth(Field.FIRST_CONTACT, dice.chance(0.7) ? atOnce && dice.chance(0.93) : null)
                .truth(Field.RESOLVABLE_AT_FIRST_LINE, (escalated && dice.chance(0.6)) ? false : null)
                .build();
    }

    private void reopen(Course course, Agent agent) {
        course.after(dice.around(1.2 * DAY, 0.7));
        course.customerReplies();
        course.after(2);
        course.tell(EventType.INTERACTION_REOPENED, Report.because("the problem came back"));
        course.feel(-0.9);
        goOn(course, agent, 2 * HOUR);
        course.tell(EventType.INTERACTION_RESOLVED, Report.by(agent));
    }

    /** The company calls and explains: a contact that the customer did not begin. */
    private void callBack(Course course, Agent agent) {
        Customer customer = course.cause().customer();
        if (customer == null) {
            return;
        }
        Cause cause = course.cause();
        Instant at = world.hours().after(course.now(), dice.around(3 * HOUR, 0.5));
        Report call = world.newTicket();
        call.tell(
                EventType.INTERACTION_OPENED,
                at,
                FieldValues.builder()
                        .text(Field.CUSTOMER_ID, customer.id())
                        .text(Field.CHANNEL, Channel.PHONE.wireName())
                        .text(Field.DIRECTION, "outbound")
                        .text(Field.TOPIC, cause.topic())
                        .text(Field.ISSUE_ID, cause.issue())
                        .text(Field.PRIORITY, "normal")
                        .text(Field.AGENT, agent.name())
                        .text(Field.TEAM, agent.team().title())
                        .text(Field.LOCATION, customer.location())
                        .text(Field.PRODUCT, cause.product())
                        .attributes(customer.attributes())
                        .build());
        call.tell(EventType.INTERACTION_RESOLVED, at.plusSeconds(60 + dice.below(400)), Report.by(agent));
        course.feel(0.4);
    }

    /** The company thinks that all is well; some customers don't. */
    void leaveSettled(Course course) {
        double doubt = 1 / (1 + StrictMath.exp(1.5 * course.felt()));
        boolean comesBack =
                dice.chance(0.18 + 0.35 * doubt + 0.12 * course.cause().severity());
        surveys.ask(course, !comesBack);
        remember(course);
        if (comesBack) {
            tryAgain(course, 2 * DAY, 0.6);
        } else if (course.felt() > 1) {
            shop.afterGoodService(course);
        }
    }

    /** The customer has no solution, and with some probability tries once more soon. */
    void leaveUnsettled(Course course, double triesAgain) {
        remember(course);
        if (dice.chance(triesAgain)) {
            tryAgain(course, 0.15 * DAY, 1.2);
        }
    }

    /** Nobody goes on with it. Most of it is closed some weeks later, when somebody tidies up. */
    void leaveOpen(Course course) {
        if (dice.chance(TIDIED_UP)) {
            Instant later = course.now().plusSeconds(Math.round(dice.around(18 * DAY, 0.15)));
            course.report().tell(EventType.INTERACTION_RESOLVED, world.hours().after(later, 60), FieldValues.none());
        }
    }

    private void remember(Course course) {
        Customer customer = course.cause().customer();
        if (customer != null) {
            double felt = course.felt();
            world.agenda().plan(course.now(), moment -> customer.experience(felt, moment));
        }
    }

    private void tryAgain(Course course, double usualDelay, double spread) {
        Cause cause = course.cause();
        if (cause.customer() == null || cause.attempt() >= 3) {
            return;
        }
        Channel channel = dice.chance(0.35) && cause.channel() != Channel.SELF_SERVICE
                ? cause.channel()
                : SECOND_ATTEMPT.pick(dice);
        Instant later = course.now().plusSeconds(Math.round(dice.around(usualDelay, spread)));
        Instant open = channel == Channel.PHONE || channel == Channel.IN_STORE
                ? world.hours().after(later, 60)
                : later;
        world.agenda()
                .plan(
                        open,
                        moment -> reception.accept(cause.again(
                                moment,
                                channel,
                                world.severityAt(moment),
                                course.report().subject())));
    }
}
