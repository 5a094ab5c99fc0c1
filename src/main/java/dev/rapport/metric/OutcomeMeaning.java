package dev.rapport.metric;

import java.util.Map;

/** What outcomes mean, in words. */
final class OutcomeMeaning {
    private static final Map<String, String> BY_NAME = Map.ofEntries(
            Map.entry("abandoned", "the customer left"),
            Map.entry("abandoned_before_due", "the customer left before it was due"),
            Map.entry("agree", "agrees that it was made easy"),
            Map.entry("answered", "there was an answer"),
            Map.entry("answers_without_invitation", "an answer that nobody was known to be invited to"),
            Map.entry("bad_bought", "not served well, and bought again"),
            Map.entry("bad_did_not_buy", "not served well, and did not buy again"),
            Map.entry("between_bought", "neither, and bought again"),
            Map.entry("between_did_not_buy", "neither, and did not buy again"),
            Map.entry("breached", "not stopped by the time it was due"),
            Map.entry("censored", "could not be watched to the end, and has not bought again so far"),
            Map.entry("costed", "its channel has a cost"),
            Map.entry("counted", "counted"),
            Map.entry("detractors", "scored 0 to 6"),
            Map.entry("dismissed", "the question was dismissed"),
            Map.entry("escalated", "it was escalated"),
            Map.entry("follow_up", "not a first contact: there was one about the issue within the window before"),
            Map.entry("good_bought", "served well, and bought again"),
            Map.entry("good_did_not_buy", "served well, and did not buy again"),
            Map.entry("greeted", "greeted"),
            Map.entry("immature", "cannot be watched to the end yet"),
            Map.entry("kept", "bought recently enough"),
            Map.entry("lapsed", "has not bought for longer than the threshold"),
            Map.entry("met", "stopped at or before it was due"),
            Map.entry("never_handed_over", "a bot never handed it over to a human"),
            Map.entry("no", "said not to be solved"),
            Map.entry("no_calendar", "no calendar was in force whose open hours could be measured"),
            Map.entry("no_policy", "no policy matched when it was opened"),
            Map.entry("not_abandoned", "the customer did not leave without a human reply"),
            Map.entry("not_agree", "does not agree that it was made easy"),
            Map.entry("not_answered", "there is no answer so far"),
            Map.entry("not_escalated", "never escalated"),
            Map.entry("not_flagged", "no agent said whether the first contact solved it"),
            Map.entry("not_greeted", "over without a greeting"),
            Map.entry("not_reopened", "never reopened"),
            Map.entry("not_repeated", "did not buy again in time"),
            Map.entry("not_resolvable_at_first_line", "flagged as not resolvable at the first line"),
            Map.entry("not_returned", "the customer did not come back"),
            Map.entry("not_satisfied", "the score is below the one that counts as satisfied"),
            Map.entry("not_self_served", "not solved without a human"),
            Map.entry("not_transferred", "never transferred"),
            Map.entry("open", "still open"),
            Map.entry("passives", "scored 7 or 8"),
            Map.entry("pending", "not decided yet"),
            Map.entry("promoters", "scored 9 or 10"),
            Map.entry("reopened", "it was reopened"),
            Map.entry("repeat_contact", "the customer got in touch about the issue again within the window"),
            Map.entry("repeated", "bought again in time"),
            Map.entry("resolved", "solved"),
            Map.entry("resolved_without_reply", "it was solved without a reply"),
            Map.entry("returned", "the customer came back"),
            Map.entry("satisfied", "the score is at or above the one that counts as satisfied"),
            Map.entry("self_served", "solved without a human"),
            Map.entry("superseded", "the customer gave a later answer in the same cell"),
            Map.entry("transferred", "it was transferred"),
            Map.entry("unidentified", "nobody knows who the customer is"),
            Map.entry("unresolved", "it was not solved within the window"),
            Map.entry("waiting", "goes on without a greeting so far"),
            Map.entry("without_amount", "no amount is known"),
            Map.entry("without_cost", "its channel has no cost in the table in force"),
            Map.entry("yes", "said to be solved"));

    private OutcomeMeaning() {}

    /** What an outcome means. */
    static String of(Outcome outcome) {
        String meaning = BY_NAME.get(outcome.name());
        if (meaning == null) {
            throw new IllegalArgumentException("outcome %s has no meaning in words".formatted(outcome.name()));
        }
        return meaning;
    }
}
