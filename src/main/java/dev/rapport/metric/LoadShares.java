package dev.rapport.metric;

import dev.rapport.readmodel.Dictionary;
import dev.rapport.readmodel.InteractionColumns;
import dev.rapport.readmodel.LongColumn;
import java.util.ArrayList;
import java.util.List;

/** The shares among the load metrics. */
final class LoadShares {
    private static final String SOURCE = "Metrics contract of Rapport; Wilson 1927 for the interval";

    private LoadShares() {}

    static Metric abandonmentRate() {
        Outcome abandoned = Outcome.success(0, "abandoned");
        Outcome other = Outcome.failure(1, "not_abandoned");
        return new InteractionShare(
                describe(
                        "abandonment_rate",
                        "Abandonment rate",
                        "interaction.abandoned",
                        "abandoned without a reply by a human agent / inbound",
                        List.of("Whoever got a human reply before leaving is not counted as abandoned."),
                        "3 of 40 callers hung up before anybody answered: 0.075.",
                        List.of(abandoned, other)),
                InteractionColumns::isInbound,
                (interactions, row) ->
                        isSet(interactions.abandonedAt(), row) && !isSet(interactions.firstReplyAt(), row)
                                ? abandoned
                                : other,
                InteractionDimensions::creditedWithOpening);
    }

    static Metric reopenRate() {
        Outcome reopened = Outcome.success(0, "reopened");
        Outcome other = Outcome.failure(1, "not_reopened");
        return new InteractionShare(
                describe(
                        "reopen_rate",
                        "Reopen rate",
                        "interaction.reopened",
                        "reopened at least once / resolved at least once",
                        List.of("Interactions of both directions. Team and agent are those of the first resolution."),
                        "11 of 861 resolved ones were reopened: 0.012776.",
                        List.of(reopened, other)),
                (interactions, row) -> isSet(interactions.firstResolvedAt(), row),
                (interactions, row) -> isSet(interactions.firstReopenedAt(), row) ? reopened : other,
                InteractionDimensions::creditedWithResolution);
    }

    static Metric transferRate() {
        Outcome transferred = Outcome.success(0, "transferred");
        Outcome other = Outcome.failure(1, "not_transferred");
        return new InteractionShare(
                describe(
                        "transfer_rate",
                        "Transfer rate",
                        "interaction.transferred",
                        "transferred at least once / inbound",
                        List.of("The hand-over from a bot to a human is no transfer."),
                        "391 of 890 were transferred: 0.439326.",
                        List.of(transferred, other)),
                InteractionColumns::isInbound,
                (interactions, row) -> isSet(interactions.firstTransferredAt(), row) ? transferred : other,
                InteractionDimensions::creditedWithOpening);
    }

    static Metric escalationRate() {
        Outcome escalated = Outcome.success(0, "escalated");
        Outcome other = Outcome.failure(1, "not_escalated");
        return new InteractionShare(
                describe(
                        "escalation_rate",
                        "Escalation rate",
                        "interaction.escalated",
                        "escalated at least once / inbound",
                        List.of(),
                        "2 of 40 were escalated: 0.05.",
                        List.of(escalated, other)),
                InteractionColumns::isInbound,
                (interactions, row) -> isSet(interactions.firstEscalatedAt(), row) ? escalated : other,
                InteractionDimensions::creditedWithOpening);
    }

    static Metric selfServiceShare() {
        Outcome selfServed = Outcome.success(0, "self_served");
        Outcome other = Outcome.failure(1, "not_self_served");
        return new InteractionShare(
                describe(
                        "self_service_share",
                        "Self-service share",
                        "interaction.resolved on channel self_service or bot",
                        "channel self_service or bot, resolved and never handed over / inbound",
                        List.of("Handed over: assigned or transferred after a bot's reply, or transferred at all."),
                        "12 of 60 were solved without a human: 0.20.",
                        List.of(selfServed, other)),
                InteractionColumns::isInbound,
                (interactions, row) -> isSelfServed(interactions, row) ? selfServed : other,
                InteractionDimensions::creditedWithOpening);
    }

    private static boolean isSelfServed(InteractionColumns interactions, int row) {
        return (isOn(interactions, row, "self_service") || isOn(interactions, row, "bot"))
                && isSet(interactions.firstResolvedAt(), row)
                && !isSet(interactions.handoverAt(), row)
                && !isSet(interactions.firstTransferredAt(), row);
    }

    static Metric greetingRate() {
        Outcome greeted = Outcome.success(0, "greeted");
        Outcome ignored = Outcome.failure(1, "not_greeted");
        Outcome waiting = Outcome.pending(2, "waiting");
        return new InteractionShare(
                describe(
                        "greeting_rate",
                        "Greeting rate",
                        "interaction.opened on channel in_store, interaction.replied as the greeting",
                        "store visits greeted / store visits",
                        List.of(
                                "Inbound interactions on channel in_store. A visit that goes on without a greeting is pending.",
                                "How soon they were greeted is what sla_first_response says with a policy of 40 seconds for in_store.",
                                "Team and agent are the greeter's; without a greeting, those in charge."),
                        "45 of 50 visitors were greeted: 0.90.",
                        List.of(greeted, ignored, waiting)),
                (interactions, row) ->
                        InteractionColumns.isInbound(interactions, row) && isOn(interactions, row, "in_store"),
                (interactions, row) -> {
                    if (isSet(interactions.firstReplyAt(), row)) {
                        return greeted;
                    }
                    return isSet(interactions.course().closedAt(), row) ? ignored : waiting;
                },
                InteractionDimensions::creditedWithReply);
    }

    private static boolean isSet(LongColumn times, int row) {
        return times.get(row) != LongColumn.ABSENT;
    }

    private static boolean isOn(InteractionColumns interactions, int row, String channel) {
        int code = interactions.channel().get(row);
        Dictionary channels = interactions.channel().dictionary();
        return code != 0 && code == channels.codeOf(channel);
    }

    private static MetricDescription describe(
            String id,
            String name,
            String need,
            String formula,
            List<String> edgeCases,
            String example,
            List<Outcome> outcomes) {
        List<String> all = new ArrayList<>();
        all.add("Interactions that have an opening and were not discarded.");
        all.addAll(edgeCases);
        return new MetricDescription(
                id,
                name,
                1,
                Unit.FRACTION,
                UnitOfCount.EVENT,
                "opened_at",
                List.of("interaction.opened", need),
                formula + "; Wilson interval",
                all,
                example,
                SOURCE,
                InteractionDimensions.NAMES,
                List.of(),
                outcomes,
                List.of());
    }
}
