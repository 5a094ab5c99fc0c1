package dev.rapport.query.list;

import java.util.Locale;

/** Why something was not counted, or may not have been meant as it was counted. */
enum Oddity {
    INCOMPLETE_INTERACTION(
            "Events came, but no interaction.opened: listed, and in no metric of interactions. Its time is its first event's."),
    DISCARDED_INTERACTION("Said to be no interaction; reason tells why. In no metric."),
    FLAGGED_INTERACTION(
            "An event did not fit what came before it; reason is the flag. Counted without that event's effect."),
    UNIDENTIFIED_INTERACTION("No customer is known: in no metric that follows customers, such as fcr."),
    UNIDENTIFIED_ANSWER("No customer is known: counted for each answer, in no metric that follows customers."),
    ANSWER_WITHOUT_INVITATION("No survey.sent is known for it: not in the survey response rate."),
    UNIDENTIFIED_PURCHASE("No customer is known: counted in revenue, in no metric that follows customers."),
    CANCELLED_WITHOUT_PURCHASE("A purchase.cancelled came without its purchase.completed."),
    REFUNDED_WITHOUT_PURCHASE("A purchase.refunded came without its purchase.completed: the money is in no revenue."),
    FLAGGED_PURCHASE(
            "An event did not fit what came before it; reason is the flag. Counted without that event's effect."),
    VOIDED_EVENT("Taken back by an event.voided: tells no fact any more."),
    VOID_WITHOUT_TARGET("An event.voided names an event that has not come; if it comes, it tells nothing."),
    REJECTED_ITEM("Could not be read or broke rules, and was not kept; reason is the first field that was wrong."),
    REJECTED_PAYLOAD(
            "A vendor's webhook sent something that told nothing yet: kept to be replayed, see /v1/rejected-payloads; reason says why. It stays in this count after a replay."),
    CONFLICTING_ITEM("Came under an identity that other content has; what came first stays."),
    DUPLICATE_ITEM("Came again with the same content; nothing changed."),
    LATE_EVENT("Accepted more than 24 hours after its time: numbers of the past have changed with it."),
    FUTURE_EVENT(
            "Accepted although its time was more than a second ahead of the server's clock: check the sender's clock.");

    private final String sentence;

    Oddity(String sentence) {
        this.sentence = sentence;
    }

    /** The code in answers. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it means. */
    String sentence() {
        return sentence;
    }
}
