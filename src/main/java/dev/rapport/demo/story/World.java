package dev.rapport.demo.story;

import dev.rapport.event.Subject;
import java.time.Instant;
import java.time.LocalDate;

/** What everything in the story shares: chance, time, the people at work and what was told so far. */
final class World {
    private static final int FIRST_TICKET = 100_001;
    private static final int FIRST_ORDER = 500_001;

    private final Dice dice;
    private final Agenda agenda = new Agenda();
    private final Timeline timeline = new Timeline();
    private final Staff staff;
    private final Incident incident;
    private final ServiceHours hours;
    private int tickets;
    private int orders;

    World(long seed, LocalDate from, ServiceHours hours) {
        this.dice = new Dice(seed);
        this.staff = new Staff(dice);
        this.incident = Incident.after(from);
        this.hours = hours;
    }

    Dice dice() {
        return dice;
    }

    Agenda agenda() {
        return agenda;
    }

    Timeline timeline() {
        return timeline;
    }

    Staff staff() {
        return staff;
    }

    ServiceHours hours() {
        return hours;
    }

    LocalDate dayOf(Instant moment) {
        return moment.atZone(hours.zone()).toLocalDate();
    }

    Instant at(LocalDate day, int secondOfDay) {
        return day.atTime(java.time.LocalTime.ofSecondOfDay(secondOfDay))
                .atZone(hours.zone())
                .toInstant();
    }

    Instant startOf(LocalDate day) {
        return day.atStartOfDay(hours.zone()).toInstant();
    }

    /** How bad the incident is at that moment. */
    double severityAt(Instant moment) {
        return incident.severity(dayOf(moment));
    }

    /** How much people talk of the incident at that moment. */
    double talkAt(Instant moment) {
        return incident.talk(dayOf(moment));
    }

    /** How many hours of service letters lie there at that moment because of the incident, before anybody reads them. */
    double queueAt(Instant moment) {
        return incident.queue(dayOf(moment));
    }

    Report newTicket() {
        return report("T-" + (FIRST_TICKET + tickets++));
    }

    Report newOrder() {
        return report("O-" + (FIRST_ORDER + orders++));
    }

    Report report(String subject) {
        return new Report(timeline, new Subject(subject));
    }
}
