package dev.rapport.demo.story;

import dev.rapport.event.EventKey;
import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.event.FieldValues;
import java.time.Instant;

/** One contact under way: its events are told one after the other, and the customer feels something about each. */
final class Course {
    private final Cause cause;
    private final Report report;
    private Instant now;
    private double felt;

    /** A contact that is just beginning, felt about as contacts usually are. */
    Course(Cause cause, Report report, Dice dice) {
        this.cause = cause;
        this.report = report;
        this.now = cause.at();
        this.felt = 2.2 + 0.7 * dice.normal() - 1.1 * cause.severity() - 0.7 * Math.min(cause.attempt(), 2);
    }

    Cause cause() {
        return cause;
    }

    Report report() {
        return report;
    }

    Instant now() {
        return now;
    }

    /** 0 is torn, 2 is happy, negative is annoyed. */
    double felt() {
        return felt;
    }

    void feel(double change) {
        felt += change;
    }

    /** Waiting for as long as usual is nothing; each time longer than that is felt. */
    void feelWaiting(double seconds, double usual) {
        felt -= 0.3 * Math.max(0, StrictMath.log(seconds / usual));
    }

    void after(double seconds) {
        now = now.plusSeconds(Math.max(1, Math.round(seconds)));
    }

    void at(Instant moment) {
        now = moment.isAfter(now) ? moment : now.plusSeconds(1);
    }

    EventKey tell(EventType type, FieldValues data) {
        return report.tell(type, now, data);
    }

    void tell(EventType type) {
        tell(type, FieldValues.none());
    }

    void agentReplies(Agent agent) {
        tell(
                EventType.INTERACTION_REPLIED,
                FieldValues.builder()
                        .text(Field.AUTHOR, "agent")
                        .text(Field.AGENT, agent.name())
                        .text(Field.TEAM, agent.team().title())
                        .build());
    }

    void botReplies() {
        replies("bot");
    }

    void customerReplies() {
        replies("customer");
    }

    private void replies(String author) {
        tell(
                EventType.INTERACTION_REPLIED,
                FieldValues.builder().text(Field.AUTHOR, author).build());
    }
}
