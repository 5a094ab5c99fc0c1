package dev.rapport.demo.story;

import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.event.FieldValues;
import dev.rapport.event.Subject;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets contacts begin: how many a day, whose, about what, and who takes care of them. */
final class Reception {
    private static final double ISSUES_A_DAY = 68;
    private static final double MORE_IN_THE_INCIDENT = 1.5;
    private static final double TAGGED = 0.15;
    private static final double DAY = 86_400;

    private final World world;
    private final Dice dice;
    private final Seasons seasons;
    private final Population population;
    private final LiveDesk live;
    private final LetterDesk letters;
    private final Machines machines;

    Reception(World world, Seasons seasons, Population population, Shop shop) {
        this.world = world;
        this.dice = world.dice();
        this.seasons = seasons;
        this.population = population;
        Closing closing = new Closing(world, shop, this::take);
        this.live = new LiveDesk(world, closing, shop);
        this.letters = new LetterDesk(world, closing);
        this.machines = new Machines(world, closing, live);
    }

    /** Plans the contacts that begin on a day. */
    void plan(LocalDate day) {
        double usual = ISSUES_A_DAY * seasons.contacts(day);
        for (int left = dice.count(usual); left > 0; left--) {
            begin(day, Assortment.TOPICS.pick(dice), null);
        }
        double severity = world.severityAt(world.startOf(day));
        if (severity > 0) {
            for (int left = dice.count(ISSUES_A_DAY * MORE_IN_THE_INCIDENT * severity); left > 0; left--) {
                begin(day, Incident.TOPIC, Incident.PRODUCT);
            }
        }
    }

    private void begin(LocalDate day, String topic, @Nullable String product) {
        Channel wanted = Assortment.CHANNELS.pick(dice);
        Instant at = world.at(day, Seasons.secondOfDay(wanted, dice));
        Channel channel = isClosed(wanted, day, at) ? Channel.EMAIL : wanted;
        world.agenda().plan(at, moment -> {
            Customer customer = dice.chance(channel.identified()) ? population.somebody() : null;
            take(new Cause(
                    moment,
                    channel,
                    customer,
                    topic,
                    product != null ? product : Assortment.PRODUCTS.pick(dice),
                    dice.chance(0.5) ? "issue-" + world.dayOf(moment).toEpochDay() + "-" + dice.below(1_000_000) : null,
                    0,
                    world.severityAt(moment),
                    null));
        });
    }

    /** Who finds the store or the telephone closed writes. */
    private boolean isClosed(Channel channel, LocalDate day, Instant at) {
        return switch (channel) {
            case IN_STORE ->
                day.getDayOfWeek() == DayOfWeek.SUNDAY || world.hours().isHoliday(day);
            case PHONE -> !world.hours().isOpen(at);
            case CHAT, EMAIL, SOCIAL, SELF_SERVICE, BOT -> false;
        };
    }

    private void take(Cause cause) {
        Course course = new Course(cause, world.newTicket(), dice);
        if (cause.customer() != null) {
            cause.customer().see(cause.at());
        }
        boolean topicComesLater = cause.channel() == Channel.EMAIL && dice.chance(0.25);
        course.tell(EventType.INTERACTION_OPENED, opening(cause, topicComesLater));
        switch (cause.channel()) {
            case PHONE, IN_STORE -> live.serve(course);
            case CHAT, BOT -> machines.chat(course);
            case SELF_SERVICE -> machines.browse(course);
            case EMAIL, SOCIAL -> letters.answer(course, topicComesLater);
        }
    }

    private FieldValues opening(Cause cause, boolean topicComesLater) {
        FieldValues.Builder values = FieldValues.builder()
                .text(Field.CHANNEL, cause.channel().wireName())
                .text(Field.TOPIC, topicComesLater ? null : cause.topic())
                .text(Field.ISSUE_ID, cause.issue())
                .text(Field.PRIORITY, priority(cause))
                .text(Field.TEAM, Team.of(cause.channel()).title())
                .text(Field.PRODUCT, cause.product());
        if (cause.severity() > 0 && cause.topic().equals(Incident.TOPIC)) {
            values.tags(List.of(Incident.TAG));
        } else if (dice.chance(TAGGED)) {
            values.tags(List.of(Assortment.TAGS.pick(dice)));
        }
        Customer customer = cause.customer();
        if (customer == null) {
            return values.text(Field.CUSTOMER_ID, dice.chance(0.4) ? "0" : null)
                    .text(Field.LOCATION, cause.channel() == Channel.IN_STORE ? Assortment.LOCATIONS.pick(dice) : null)
                    .build();
        }
        return values.text(Field.CUSTOMER_ID, idOf(customer, cause))
                .text(Field.LOCATION, customer.location())
                .attributes(customer.attributes())
                .build();
    }

    private String priority(Cause cause) {
        boolean important = cause.customer() != null && cause.customer().plan().equals("enterprise");
        return important && dice.chance(0.6) ? "high" : Assortment.PRIORITIES.pick(dice);
    }

    /** On social networks a customer often has another id; for some it is found out later who that is. */
    private String idOf(Customer customer, Cause cause) {
        if (cause.channel() != Channel.SOCIAL || !dice.chance(0.5)) {
            return customer.id();
        }
        if (customer.takesAlias() && dice.chance(0.2)) {
            world.agenda().plan(cause.at().plusSeconds(Math.round(dice.between(1, 20) * DAY)), moment -> world.report(
                            Subject.ofCustomer(customer.alias()).value())
                    .tell(
                            EventType.CUSTOMER_MERGED,
                            moment,
                            FieldValues.builder()
                                    .text(Field.FROM, customer.alias())
                                    .text(Field.INTO, customer.id())
                                    .build()));
        }
        return customer.alias();
    }
}
