package dev.rapport.metric;

import java.util.List;

/** What a response to a question with a good and a bad end can be. */
final class AnswerClasses {
    private final Outcome good;
    private final Outcome bad;
    private final Outcome dismissed = Outcome.excluded(2, "dismissed");

    /** Classes with these names for the two ends. */
    AnswerClasses(String good, String bad) {
        this.good = Outcome.success(0, good);
        this.bad = Outcome.failure(1, bad);
    }

    /** Every class, by index. */
    List<Outcome> all() {
        return List.of(good, bad, dismissed);
    }

    /** The class of a response. */
    Outcome of(boolean answered, boolean atGoodEnd) {
        if (!answered) {
            return dismissed;
        }
        return atGoodEnd ? good : bad;
    }
}
