package dev.rapport.demo.story;

import dev.rapport.event.EventKey;
import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.event.FieldValues;
import dev.rapport.event.Subject;
import dev.rapport.event.SubmittedEvent;
import java.time.Instant;

/** Tells the events of one subject, numbered in the order in which they are told. */
final class Report {
    private final Timeline timeline;
    private final Subject subject;
    private int told;

    Report(Timeline timeline, Subject subject) {
        this.timeline = timeline;
        this.subject = subject;
    }

    String subject() {
        return subject.value();
    }

    EventKey tell(EventType type, Instant at, FieldValues data) {
        told++;
        EventKey key = new EventKey(DemoStory.SOURCE, subject.value() + "-" + told);
        timeline.add(new SubmittedEvent(type, key, subject, at, data));
        return key;
    }

    /** Takes an event back. */
    void takeBack(EventKey event, Instant at) {
        tell(EventType.EVENT_VOIDED, at, FieldValues.builder().voids(event).build());
    }

    static FieldValues by(Agent agent) {
        return FieldValues.builder()
                .text(Field.AGENT, agent.name())
                .text(Field.TEAM, agent.team().title())
                .build();
    }

    static FieldValues because(String reason) {
        return FieldValues.builder().text(Field.REASON, reason).build();
    }
}
