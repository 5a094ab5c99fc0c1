package dev.rapport.demo.story;

import dev.rapport.event.SubmittedEvent;
import dev.rapport.time.BusinessCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The story, from its first sale to whenever it is asked for. With equal seed, first day and zone, the events up to one
 * moment are exactly the first events up to any later one.
 *
 * <p>The shop is a year older than the records of its service: who comes back, and who stays away, is seen only over a long
 * time.
 *
 * @param seed another seed is another story of the same kind
 * @param from the first day of service, in the company's zone; purchases are told from a year before
 * @param zone where the company is
 */
public record DemoStory(long seed, LocalDate from, ZoneId zone) {
    /** How the sources of all versions of the story begin, and nobody else's by accident: a key is named otherwise. */
    public static final String SOURCES = "demo-story";

    /** The source that all events name. Another number for every story that differs from the last one. */
    public static final String SOURCE = SOURCES + "-3";

    /** When letters and the telephone are answered, by the calendar that the company itself would write down. */
    public BusinessCalendar serviceHours() {
        return ServiceHours.from(firstSale(), zone).calendar();
    }

    /** The day on which the shop opens. */
    LocalDate firstSale() {
        return from.minusYears(1);
    }

    /** The Monday on which the incident begins. */
    public LocalDate incidentMonday() {
        return Incident.after(from).monday();
    }

    /**
     * The events before {@code until}, in order of time; made while they are read. What began before and ends later is
     * open.
     */
    public Iterator<SubmittedEvent> eventsBefore(Instant until) {
        return new Telling(until);
    }

    private final class Telling implements Iterator<SubmittedEvent> {
        private final ServiceHours hours = ServiceHours.from(firstSale(), zone);
        private final World world = new World(seed, from, hours);
        private final Seasons seasons = new Seasons(from, hours);
        private final Population population = new Population(world.dice());
        private final Shop shop = new Shop(world, seasons, population);
        private final Reception reception = new Reception(world, seasons, population, shop);
        private final Panel panel = new Panel(world, population);
        private final Instant until;

        Telling(Instant until) {
            this.until = until;
            Instant begin = world.startOf(firstSale());
            shop.open(begin);
            world.agenda().plan(begin, moment -> beginDay(firstSale()));
        }

        private void beginDay(LocalDate day) {
            shop.plan(day);
            if (!day.isBefore(from)) {
                reception.plan(day);
                panel.ask(day);
            }
            LocalDate tomorrow = day.plusDays(1);
            world.agenda().plan(world.startOf(tomorrow), moment -> beginDay(tomorrow));
        }

        @Override
        public boolean hasNext() {
            // An event may be handed on once nothing earlier can come any more.
            Agenda agenda = world.agenda();
            while (agenda.next().isBefore(until) && !world.timeline().hasBefore(agenda.next())) {
                agenda.happenNext();
            }
            return world.timeline().hasBefore(until);
        }

        @Override
        public SubmittedEvent next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the story is told up to " + until);
            }
            return world.timeline().remove();
        }
    }
}
