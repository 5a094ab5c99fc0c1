package dev.rapport.demo.story;

import java.time.Instant;
import java.util.Map;

/** A customer and what is kept of the company in his or her memory. */
final class Customer {
    private static final double NEUTRAL = 1.4;

    private final int number;
    private final String segment;
    private final String plan;
    private final String location;
    private double mood;
    private Instant lastSeen;
    private boolean hasAlias;

    Customer(int number, String segment, String plan, String location, Instant since) {
        this.number = number;
        this.segment = segment;
        this.plan = plan;
        this.location = location;
        this.lastSeen = since;
        this.mood = NEUTRAL;
    }

    int number() {
        return number;
    }

    String id() {
        return "C-" + number;
    }

    /** The id under which a social network knows the same person. */
    String alias() {
        return "social:" + number;
    }

    String plan() {
        return plan;
    }

    String location() {
        return location;
    }

    Map<String, String> attributes() {
        return Map.of("plan", plan, "segment", segment);
    }

    String currency() {
        return location.equals(Assortment.SWISS_LOCATION) ? "CHF" : "EUR";
    }

    /** What this customer thinks of the company: 0 is torn, 2 is happy, negative is annoyed. */
    double mood() {
        return mood;
    }

    /** The latest experience counts about as much as all before. */
    void experience(double felt, Instant at) {
        mood = 0.4 * mood + 0.6 * felt;
        see(at);
    }

    void see(Instant at) {
        lastSeen = at;
    }

    Instant lastSeen() {
        return lastSeen;
    }

    /** Whether the alias is used for the first time. */
    boolean takesAlias() {
        boolean first = !hasAlias;
        hasAlias = true;
        return first;
    }
}
