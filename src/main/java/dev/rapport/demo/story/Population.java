package dev.rapport.demo.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** All customers, in the order in which they came. */
final class Population {
    private static final int FIRST_NUMBER = 10_001;

    private final List<Customer> customers = new ArrayList<>();
    private final Dice dice;

    Population(Dice dice) {
        this.dice = dice;
    }

    List<Customer> all() {
        return Collections.unmodifiableList(customers);
    }

    Customer join(Instant at) {
        Customer customer = new Customer(
                FIRST_NUMBER + customers.size(),
                Assortment.SEGMENTS.pick(dice),
                Assortment.PLANS.pick(dice),
                Assortment.LOCATIONS.pick(dice),
                at);
        customers.add(customer);
        return customer;
    }

    /** Somebody with a question: of five the one who dealt with the company last. */
    Customer somebody() {
        Customer chosen = dice.pick(customers);
        for (int more = 0; more < 4; more++) {
            Customer other = dice.pick(customers);
            chosen = other.lastSeen().isAfter(chosen.lastSeen()) ? other : chosen;
        }
        return chosen;
    }
}
