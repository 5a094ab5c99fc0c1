package dev.rapport.demo.story;

import dev.rapport.event.EventKey;
import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.event.FieldValues;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Sells. Whoever bought thinks some weeks later about buying again; what the company's service was like decides. */
final class Shop {
    private static final int CUSTOMERS_BEFORE_THE_STORY = 2600;
    private static final double NEW_CUSTOMERS_A_DAY = 13;
    private static final double PASSERS_BY_A_DAY = 3;
    private static final double DAY = 86_400;
    private static final Choice<String> CHANNELS =
            new Choice<String>().of("online", 66).of("in_store", 28).of("phone", 6);

    private final World world;
    private final Dice dice;
    private final Seasons seasons;
    private final Population population;

    Shop(World world, Seasons seasons, Population population) {
        this.world = world;
        this.dice = world.dice();
        this.seasons = seasons;
        this.population = population;
    }

    /** How a sale came about; null where it does not matter. */
    private record Reason(
            @Nullable String newCustomerSource,
            @Nullable String interaction,
            @Nullable String channel) {
        private static final Reason NONE = new Reason(null, null, null);
    }

    /** Those who were customers before the story begins. */
    void open(Instant from) {
        for (int left = CUSTOMERS_BEFORE_THE_STORY; left > 0; left--) {
            Customer customer = population.join(from.minusSeconds(Math.round(dice.between(1, 150) * DAY)));
            consider(customer, from.plusSeconds(Math.round(dice.between(0, 140) * DAY)));
        }
    }

    /** Plans the sales of a day to those who never bought before, or never say who they are. */
    void plan(LocalDate day) {
        double season = seasons.purchases(day);
        for (int left = dice.count(NEW_CUSTOMERS_A_DAY * season * seasons.growth(day)); left > 0; left--) {
            world.agenda()
                    .plan(
                            moment(day),
                            at -> buy(
                                    population.join(at),
                                    at,
                                    new Reason(Assortment.NEW_CUSTOMER_SOURCES.pick(dice), null, null)));
        }
        for (int left = dice.count(PASSERS_BY_A_DAY * season); left > 0; left--) {
            world.agenda().plan(moment(day), at -> sell(null, at, new Reason(null, null, "in_store")));
        }
    }

    private Instant moment(LocalDate day) {
        return world.at(day, Seasons.secondOfDay(Channel.IN_STORE, dice));
    }

    /** A visitor of a store takes something along. */
    void buyInStore(Course course) {
        Reason reason = new Reason(null, course.report().subject(), "in_store");
        Customer customer = course.cause().customer();
        world.agenda().plan(course.now(), at -> sell(customer, at, reason));
    }

    /** Good service sells: some come back within days. */
    void afterGoodService(Course course) {
        Customer customer = course.cause().customer();
        if (customer != null && dice.chance(0.22)) {
            Instant at = course.now().plusSeconds(Math.round(dice.between(0.1, 10) * DAY));
            world.agenda()
                    .plan(
                            at,
                            moment -> sell(
                                    customer,
                                    moment,
                                    new Reason(null, course.report().subject(), null)));
        }
    }

    private void consider(Customer customer, Instant at) {
        world.agenda().plan(at, moment -> {
            double confidence = 1 / (1 + StrictMath.exp(-2.4 * (customer.mood() - 1)));
            if (dice.chance(0.03 + 0.43 * confidence)) {
                buy(customer, moment, Reason.NONE);
            } else if (dice.chance(0.1 + 0.5 * confidence)) {
                consider(customer, someWeeksAfter(moment));
            }
        });
    }

    private Instant someWeeksAfter(Instant moment) {
        return moment.plusSeconds(Math.round(dice.around(58, 0.6) * DAY));
    }

    private void buy(Customer customer, Instant at, Reason reason) {
        sell(customer, at, reason);
        consider(customer, someWeeksAfter(at));
    }

    private void sell(@Nullable Customer customer, Instant at, Reason reason) {
        if (customer != null) {
            customer.see(at);
        }
        Report order = world.newOrder();
        String product = Assortment.PRODUCTS.pick(dice);
        String plan = customer == null ? "basic" : customer.plan();
        BigDecimal amount = money(dice.around(Assortment.price(product, plan), 0.35));
        FieldValues.Builder values = FieldValues.builder()
                .text(Field.CUSTOMER_ID, customer == null ? (dice.chance(0.5) ? "0" : null) : customer.id())
                .decimal(Field.AMOUNT, amount)
                .text(Field.CURRENCY, customer == null ? "EUR" : customer.currency())
                .text(Field.INTERACTION_ID, reason.interaction())
                .text(Field.NEW_CUSTOMER_SOURCE, reason.newCustomerSource())
                .text(Field.CHANNEL, reason.channel() != null ? reason.channel() : CHANNELS.pick(dice))
                .text(Field.PRODUCT, product);
        if (customer != null) {
            values.text(Field.LOCATION, customer.location()).attributes(customer.attributes());
        }
        EventKey sold = order.tell(EventType.PURCHASE_COMPLETED, at, values.build());
        think(order, sold, at, amount);
    }

    /** Some send it back, some change their minds at once, and now and then the till was wrong. */
    private void think(Report order, EventKey sold, Instant at, BigDecimal amount) {
        double what = dice.fraction();
        Instant soon = at.plusSeconds(600 + Math.round(dice.around(0.5 * DAY, 0.8)));
        Instant later = at.plusSeconds(Math.round(dice.around(9 * DAY, 0.5)));
        if (what < 0.004) {
            order.takeBack(sold, soon);
        } else if (what < 0.03) {
            order.tell(EventType.PURCHASE_CANCELLED, soon, FieldValues.none());
        } else if (what < 0.085) {
            BigDecimal back = dice.chance(0.6) ? amount : money(amount.doubleValue() * dice.between(0.1, 0.6));
            order.tell(
                    EventType.PURCHASE_REFUNDED,
                    later,
                    FieldValues.builder().decimal(Field.AMOUNT, back).build());
        }
    }

    private static BigDecimal money(double amount) {
        return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP);
    }
}
