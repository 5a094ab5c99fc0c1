package dev.rapport.journal;

import dev.rapport.event.ServiceEvent.Answer;
import dev.rapport.event.ServiceEvent.SurveyKey;
import dev.rapport.event.Subject;
import dev.rapport.fact.InteractionFact;
import dev.rapport.fact.PurchaseFact;
import dev.rapport.fact.SurveyFact;
import dev.rapport.journal.BulkInsert.Column;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How facts lie in their tables, column by column. */
final class FactColumns {
    /** The key of a survey fact. */
    record SurveySubject(Subject subject, SurveyKey survey) {}

    static final BulkInsert<FactRow<Subject, InteractionFact>> INTERACTIONS = BulkInsert.replacing(
            "interaction_fact",
            List.of("subject"),
            List.of(
                    new Column<>("subject", "text", FactRow::key),
                    new Column<>("number", "bigint", FactRow::number),
                    new Column<>("present", "boolean", FactRow::present),
                    interaction("opened_at", "timestamptz", InteractionFact::openedAt),
                    interaction("customer_id", "text", InteractionFact::customerId),
                    interaction("channel", "text", InteractionFact::channel),
                    interaction("direction", "text", fact -> lowerCase(fact.direction())),
                    interaction("topic", "text", InteractionFact::topic),
                    interaction("issue_id", "text", InteractionFact::issueId),
                    interaction("priority", "text", InteractionFact::priority),
                    interaction("location", "text", InteractionFact::location),
                    interaction("product", "text", InteractionFact::product),
                    interaction("opening_agent", "text", fact -> fact.opening().agent()),
                    interaction("opening_team", "text", fact -> fact.opening().team()),
                    interaction("current_agent", "text", fact -> fact.current().agent()),
                    interaction("current_team", "text", fact -> fact.current().team()),
                    interaction("first_reply_at", "timestamptz", fact -> at(fact.firstReply())),
                    interaction("first_reply_agent", "text", fact -> agent(fact.firstReply())),
                    interaction("first_reply_team", "text", fact -> team(fact.firstReply())),
                    interaction("bot_replied", "boolean", InteractionFact::botReplied),
                    interaction(
                            "handover_at",
                            "timestamptz",
                            fact -> fact.handover() == null
                                    ? null
                                    : fact.handover().at()),
                    interaction("handover_reply_at", "timestamptz", fact -> at(handoverReply(fact))),
                    interaction("handover_reply_agent", "text", fact -> agent(handoverReply(fact))),
                    interaction("handover_reply_team", "text", fact -> team(handoverReply(fact))),
                    interaction("first_resolved_at", "timestamptz", fact -> fact.resolution()
                            .firstAt()),
                    interaction("last_resolved_at", "timestamptz", fact -> fact.resolution()
                            .lastAt()),
                    interaction(
                            "resolutions", "integer", fact -> fact.resolution().count()),
                    interaction("resolution_agent", "text", fact -> fact.resolution()
                            .firstBy()
                            .agent()),
                    interaction("resolution_team", "text", fact -> fact.resolution()
                            .firstBy()
                            .team()),
                    interaction("first_contact", "boolean", fact -> fact.resolution()
                            .firstContact()),
                    interaction("resolvable_at_first_line", "boolean", fact -> fact.resolution()
                            .resolvableAtFirstLine()),
                    interaction("first_reopened_at", "timestamptz", fact -> fact.reopens()
                            .firstAt()),
                    interaction("reopens", "integer", fact -> fact.reopens().count()),
                    interaction("first_transferred_at", "timestamptz", fact -> fact.transfers()
                            .firstAt()),
                    interaction("transfers", "integer", fact -> fact.transfers().count()),
                    interaction("first_escalated_at", "timestamptz", fact -> fact.escalations()
                            .firstAt()),
                    interaction(
                            "escalations", "integer", fact -> fact.escalations().count()),
                    interaction("abandoned_at", "timestamptz", InteractionFact::abandonedAt),
                    interaction("discarded", "boolean", fact -> fact.discarded() != null),
                    interaction(
                            "discard_reason",
                            "text",
                            fact -> fact.discarded() == null
                                    ? null
                                    : fact.discarded().reason()),
                    interaction(
                            "discarded_into",
                            "text",
                            fact -> fact.discarded() == null
                                    ? null
                                    : fact.discarded().into()),
                    interaction("state", "text", fact -> lowerCase(fact.state())),
                    interaction(
                            "closed_at", "timestamptz", fact -> fact.closedAt().orElse(null)),
                    interaction("open_microseconds", "bigint", fact -> fact.timeOpen()
                            .map(open -> open.toNanos() / 1000)
                            .orElse(null)),
                    interaction("in_charge", "jsonb", fact -> FactLists.inCharge(fact.inCharge())),
                    interaction("customer_messages", "jsonb", fact -> FactLists.messages(fact.customerMessages())),
                    interaction(
                            "business_calendar", "bigint", fact -> fact.levels().businessCalendar()),
                    interaction(
                            "first_response_policy",
                            "text",
                            fact -> policy(fact.levels().firstResponse())),
                    interaction(
                            "first_response_due_at",
                            "timestamptz",
                            fact -> dueAt(fact.levels().firstResponse())),
                    interaction(
                            "resolution_policy",
                            "text",
                            fact -> policy(fact.levels().resolution())),
                    interaction(
                            "resolution_due_at",
                            "timestamptz",
                            fact -> dueAt(fact.levels().resolution())),
                    interaction("open_intervals", "jsonb", fact -> FactLists.intervals(fact.openIntervals())),
                    interaction("pauses", "jsonb", fact -> FactLists.intervals(fact.pauses())),
                    interaction("attributes", "jsonb", fact -> FactLists.json(fact.attributes())),
                    interaction("tags", "jsonb", fact -> FactLists.json(fact.tags())),
                    interaction("flags", "jsonb", fact -> FactLists.flags(fact.flags()))));

    static final BulkInsert<FactRow<SurveySubject, SurveyFact>> SURVEYS = BulkInsert.replacing(
            "survey_fact",
            List.of("subject", "kind", "survey", "question"),
            List.of(
                    new Column<>("subject", "text", row -> row.key().subject()),
                    new Column<>(
                            "kind", "text", row -> row.key().survey().kind().wireName()),
                    new Column<>("survey", "text", row -> row.key().survey().survey()),
                    new Column<>("question", "text", row -> row.key().survey().question()),
                    new Column<>("number", "bigint", FactRow::number),
                    new Column<>("present", "boolean", FactRow::present),
                    survey("sent_at", "timestamptz", SurveyFact::sentAt),
                    survey("invited", "boolean", SurveyFact::invited),
                    survey("invitation_answered", "boolean", SurveyFact::invitationAnswered),
                    survey("responded_at", "timestamptz", SurveyFact::respondedAt),
                    survey("response_id", "text", SurveyFact::responseId),
                    answer("score", Answer::score),
                    answer("scale_min", answer -> answer.scale().min()),
                    answer("scale_max", answer -> answer.scale().max()),
                    answer("satisfied_from", Answer::satisfiedFrom),
                    survey("revisions", "integer", SurveyFact::revisions),
                    survey("comment", "text", SurveyFact::comment),
                    survey("customer_id", "text", SurveyFact::customerId),
                    survey("channel", "text", SurveyFact::channel),
                    survey("agent", "text", fact -> fact.attribution().agent()),
                    survey("team", "text", fact -> fact.attribution().team()),
                    survey("topic", "text", SurveyFact::topic),
                    survey("priority", "text", SurveyFact::priority),
                    survey("location", "text", SurveyFact::location),
                    survey("product", "text", SurveyFact::product),
                    survey("attributes", "jsonb", fact -> FactLists.json(fact.attributes()))));

    static final BulkInsert<FactRow<Subject, PurchaseFact>> PURCHASES = BulkInsert.replacing(
            "purchase_fact",
            List.of("subject"),
            List.of(
                    new Column<>("subject", "text", FactRow::key),
                    new Column<>("number", "bigint", FactRow::number),
                    new Column<>("present", "boolean", FactRow::present),
                    purchase("purchased_at", "timestamptz", PurchaseFact::purchasedAt),
                    purchase("cancelled_at", "timestamptz", PurchaseFact::cancelledAt),
                    purchase("customer_id", "text", PurchaseFact::customerId),
                    purchase("amount", "numeric", fact -> plain(fact.amount())),
                    purchase("currency", "text", PurchaseFact::currency),
                    purchase("refunded", "numeric", fact -> plain(fact.refunded())),
                    purchase("interaction_id", "text", PurchaseFact::interactionId),
                    purchase("new_customer_source", "text", PurchaseFact::newCustomerSource),
                    purchase("channel", "text", PurchaseFact::channel),
                    purchase("location", "text", PurchaseFact::location),
                    purchase("product", "text", PurchaseFact::product),
                    purchase("attributes", "jsonb", fact -> FactLists.json(fact.attributes())),
                    purchase("flags", "jsonb", fact -> FactLists.flags(fact.flags()))));

    private FactColumns() {}

    private static Column<FactRow<Subject, InteractionFact>> interaction(
            String name, String sqlType, Function<InteractionFact, @Nullable Object> value) {
        return new Column<>(name, sqlType, FactRow.of(value));
    }

    private static Column<FactRow<SurveySubject, SurveyFact>> survey(
            String name, String sqlType, Function<SurveyFact, @Nullable Object> value) {
        return new Column<>(name, sqlType, FactRow.of(value));
    }

    private static Column<FactRow<SurveySubject, SurveyFact>> answer(String name, Function<Answer, BigDecimal> value) {
        return survey(name, "numeric", fact -> {
            Answer answer = fact.answer();
            return answer == null ? null : plain(value.apply(answer));
        });
    }

    private static Column<FactRow<Subject, PurchaseFact>> purchase(
            String name, String sqlType, Function<PurchaseFact, @Nullable Object> value) {
        return new Column<>(name, sqlType, FactRow.of(value));
    }

    private static InteractionFact.@Nullable Reply handoverReply(InteractionFact fact) {
        return fact.handover() == null ? null : fact.handover().firstReply();
    }

    private static @Nullable Object at(InteractionFact.@Nullable Reply reply) {
        return reply == null ? null : reply.at();
    }

    private static @Nullable Object agent(InteractionFact.@Nullable Reply reply) {
        return reply == null ? null : reply.by().agent();
    }

    private static @Nullable Object team(InteractionFact.@Nullable Reply reply) {
        return reply == null ? null : reply.by().team();
    }

    private static @Nullable Object plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private static @Nullable Object lowerCase(@Nullable Enum<?> word) {
        return word == null ? null : word.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Object policy(InteractionFact.@Nullable Level level) {
        return level == null ? null : level.policy();
    }

    private static @Nullable Object dueAt(InteractionFact.@Nullable Level level) {
        return level == null ? null : level.dueAt();
    }
}
