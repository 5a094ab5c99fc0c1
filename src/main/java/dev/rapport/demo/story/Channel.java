package dev.rapport.demo.story;

import java.util.Locale;

/** The ways in which the company's customers reach it. */
enum Channel {
    PHONE(0.88),
    CHAT(0.85),
    EMAIL(0.96),
    SOCIAL(0.7),
    IN_STORE(0.6),
    SELF_SERVICE(0.92),
    BOT(0.7);

    private final double identified;

    Channel(double identified) {
        this.identified = identified;
    }

    /** The share of contacts of which it is known whose they are. */
    double identified() {
        return identified;
    }

    /** The name in events. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
