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

    static final BulkInsert<FactRow<Subject, InteractionFact>> INTERACTIONS = BulkInsert.of(
            "interaction_fact",
            List.of("subject"),
            List.of(
                    new Column<>("subject", SqlType.TEXT, FactRow::key),
                    new Column<>("number", SqlType.BIGINT, FactRow::number),
                    new Column<>("present", SqlType.BOOLEAN, FactRow::present),
                    interaction("opened_at", SqlType.TIMESTAMPTZ, InteractionFact::openedAt),
                    interaction("customer_id", SqlType.TEXT, InteractionFact::customerId),
                    interaction("channel", SqlType.TEXT, InteractionFact::channel),
                    interaction("direction", SqlType.TEXT, fact -> lowerCase(fact.direction())),
                    interaction("topic", SqlType.TEXT, InteractionFact::topic),
                    interaction("issue_id", SqlType.TEXT, InteractionFact::issueId),
                    interaction("priority", SqlType.TEXT, InteractionFact::priority),
                    interaction("location", SqlType.TEXT, InteractionFact::location),
                    interaction("product", SqlType.TEXT, InteractionFact::product),
                    interaction("opening_agent", SqlType.TEXT, fact -> fact.opening()
                            .agent()),
                    interaction(
                            "opening_team", SqlType.TEXT, fact -> fact.opening().team()),
                    interaction("current_agent", SqlType.TEXT, fact -> fact.current()
                            .agent()),
                    interaction(
                            "current_team", SqlType.TEXT, fact -> fact.current().team()),
                    interaction("first_reply_at", SqlType.TIMESTAMPTZ, fact -> at(fact.firstReply())),
                    interaction("first_reply_agent", SqlType.TEXT, fact -> agent(fact.firstReply())),
                    interaction("first_reply_team", SqlType.TEXT, fact -> team(fact.firstReply())),
                    interaction("bot_replied", SqlType.BOOLEAN, InteractionFact::botReplied),
                    interaction(
                            "handover_at",
                            SqlType.TIMESTAMPTZ,
                            fact -> fact.handover() == null
                                    ? null
                                    : fact.handover().at()),
                    interaction("handover_reply_at", SqlType.TIMESTAMPTZ, fact -> at(handoverReply(fact))),
                    interaction("handover_reply_agent", SqlType.TEXT, fact -> agent(handoverReply(fact))),
                    interaction("handover_reply_team", SqlType.TEXT, fact -> team(handoverReply(fact))),
                    interaction("first_resolved_at", SqlType.TIMESTAMPTZ, fact -> fact.resolution()
                            .firstAt()),
                    interaction("last_resolved_at", SqlType.TIMESTAMPTZ, fact -> fact.resolution()
                            .lastAt()),
                    interaction("resolutions", SqlType.INTEGER, fact -> fact.resolution()
                            .count()),
                    interaction("resolution_agent", SqlType.TEXT, fact -> fact.resolution()
                            .firstBy()
                            .agent()),
                    interaction("resolution_team", SqlType.TEXT, fact -> fact.resolution()
                            .firstBy()
                            .team()),
                    interaction("first_contact", SqlType.BOOLEAN, fact -> fact.resolution()
                            .firstContact()),
                    interaction("resolvable_at_first_line", SqlType.BOOLEAN, fact -> fact.resolution()
                            .resolvableAtFirstLine()),
                    interaction("first_reopened_at", SqlType.TIMESTAMPTZ, fact -> fact.reopens()
                            .firstAt()),
                    interaction(
                            "reopens", SqlType.INTEGER, fact -> fact.reopens().count()),
                    interaction("first_transferred_at", SqlType.TIMESTAMPTZ, fact -> fact.transfers()
                            .firstAt()),
                    interaction("transfers", SqlType.INTEGER, fact -> fact.transfers()
                            .count()),
                    interaction("first_escalated_at", SqlType.TIMESTAMPTZ, fact -> fact.escalations()
                            .firstAt()),
                    interaction("escalations", SqlType.INTEGER, fact -> fact.escalations()
                            .count()),
                    interaction("abandoned_at", SqlType.TIMESTAMPTZ, InteractionFact::abandonedAt),
                    interaction("discarded", SqlType.BOOLEAN, fact -> fact.discarded() != null),
                    interaction(
                            "discard_reason",
                            SqlType.TEXT,
                            fact -> fact.discarded() == null
                                    ? null
                                    : fact.discarded().reason()),
                    interaction(
                            "discarded_into",
                            SqlType.TEXT,
                            fact -> fact.discarded() == null
                                    ? null
                                    : fact.discarded().into()),
                    interaction("state", SqlType.TEXT, fact -> lowerCase(fact.state())),
                    interaction("closed_at", SqlType.TIMESTAMPTZ, fact -> fact.closedAt()
                            .orElse(null)),
                    interaction("open_microseconds", SqlType.BIGINT, fact -> fact.timeOpen()
                            .map(open -> open.toNanos() / 1000)
                            .orElse(null)),
                    interaction("in_charge", SqlType.JSONB, fact -> FactLists.inCharge(fact.inCharge())),
                    interaction(
                            "customer_messages", SqlType.JSONB, fact -> FactLists.messages(fact.customerMessages())),
                    interaction("business_calendar", SqlType.BIGINT, fact -> fact.levels()
                            .businessCalendar()),
                    interaction(
                            "first_response_policy",
                            SqlType.TEXT,
                            fact -> policy(fact.levels().firstResponse())),
                    interaction(
                            "first_response_due_at",
                            SqlType.TIMESTAMPTZ,
                            fact -> dueAt(fact.levels().firstResponse())),
                    interaction(
                            "resolution_policy",
                            SqlType.TEXT,
                            fact -> policy(fact.levels().resolution())),
                    interaction(
                            "resolution_due_at",
                            SqlType.TIMESTAMPTZ,
                            fact -> dueAt(fact.levels().resolution())),
                    interaction("open_intervals", SqlType.JSONB, fact -> FactLists.intervals(fact.openIntervals())),
                    interaction("pauses", SqlType.JSONB, fact -> FactLists.intervals(fact.pauses())),
                    interaction("attributes", SqlType.JSONB, fact -> FactLists.map(fact.attributes())),
                    interaction("tags", SqlType.JSONB, fact -> FactLists.texts(fact.tags())),
                    interaction("flags", SqlType.JSONB, fact -> FactLists.flags(fact.flags()))));

    static final BulkInsert<FactRow<SurveySubject, SurveyFact>> SURVEYS = BulkInsert.of(
            "survey_fact",
            List.of("subject", "kind", "survey", "question"),
            List.of(
                    new Column<>("subject", SqlType.TEXT, row -> row.key().subject()),
                    new Column<>(
                            "kind",
                            SqlType.TEXT,
                            row -> row.key().survey().kind().wireName()),
                    new Column<>(
                            "survey", SqlType.TEXT, row -> row.key().survey().survey()),
                    new Column<>(
                            "question", SqlType.TEXT, row -> row.key().survey().question()),
                    new Column<>("number", SqlType.BIGINT, FactRow::number),
                    new Column<>("present", SqlType.BOOLEAN, FactRow::present),
                    survey("sent_at", SqlType.TIMESTAMPTZ, SurveyFact::sentAt),
                    survey("invited", SqlType.BOOLEAN, SurveyFact::invited),
                    survey("invitation_answered", SqlType.BOOLEAN, SurveyFact::invitationAnswered),
                    survey("responded_at", SqlType.TIMESTAMPTZ, SurveyFact::respondedAt),
                    survey("response_id", SqlType.TEXT, SurveyFact::responseId),
                    answer("score", Answer::score),
                    answer("scale_min", answer -> answer.scale().min()),
                    answer("scale_max", answer -> answer.scale().max()),
                    answer("satisfied_from", Answer::satisfiedFrom),
                    survey("revisions", SqlType.INTEGER, SurveyFact::revisions),
                    survey("comment", SqlType.TEXT, SurveyFact::comment),
                    survey("customer_id", SqlType.TEXT, SurveyFact::customerId),
                    survey("channel", SqlType.TEXT, SurveyFact::channel),
                    survey("agent", SqlType.TEXT, fact -> fact.attribution().agent()),
                    survey("team", SqlType.TEXT, fact -> fact.attribution().team()),
                    survey("topic", SqlType.TEXT, SurveyFact::topic),
                    survey("priority", SqlType.TEXT, SurveyFact::priority),
                    survey("location", SqlType.TEXT, SurveyFact::location),
                    survey("product", SqlType.TEXT, SurveyFact::product),
                    survey("attributes", SqlType.JSONB, fact -> FactLists.map(fact.attributes()))));

    static final BulkInsert<FactRow<Subject, PurchaseFact>> PURCHASES = BulkInsert.of(
            "purchase_fact",
            List.of("subject"),
            List.of(
                    new Column<>("subject", SqlType.TEXT, FactRow::key),
                    new Column<>("number", SqlType.BIGINT, FactRow::number),
                    new Column<>("present", SqlType.BOOLEAN, FactRow::present),
                    purchase("purchased_at", SqlType.TIMESTAMPTZ, PurchaseFact::purchasedAt),
                    purchase("cancelled_at", SqlType.TIMESTAMPTZ, PurchaseFact::cancelledAt),
                    purchase("customer_id", SqlType.TEXT, PurchaseFact::customerId),
                    purchase("amount", SqlType.NUMERIC, PurchaseFact::amount),
                    purchase("currency", SqlType.TEXT, PurchaseFact::currency),
                    purchase("refunded", SqlType.NUMERIC, PurchaseFact::refunded),
                    purchase("interaction_id", SqlType.TEXT, PurchaseFact::interactionId),
                    purchase("new_customer_source", SqlType.TEXT, PurchaseFact::newCustomerSource),
                    purchase("channel", SqlType.TEXT, PurchaseFact::channel),
                    purchase("location", SqlType.TEXT, PurchaseFact::location),
                    purchase("product", SqlType.TEXT, PurchaseFact::product),
                    purchase("attributes", SqlType.JSONB, fact -> FactLists.map(fact.attributes())),
                    purchase("flags", SqlType.JSONB, fact -> FactLists.flags(fact.flags()))));

    private FactColumns() {}

    private static Column<FactRow<Subject, InteractionFact>> interaction(
            String name, SqlType type, Function<InteractionFact, @Nullable Object> value) {
        return new Column<>(name, type, FactRow.of(value));
    }

    private static Column<FactRow<SurveySubject, SurveyFact>> survey(
            String name, SqlType type, Function<SurveyFact, @Nullable Object> value) {
        return new Column<>(name, type, FactRow.of(value));
    }

    private static Column<FactRow<SurveySubject, SurveyFact>> answer(String name, Function<Answer, BigDecimal> value) {
        return survey(name, SqlType.NUMERIC, fact -> {
            Answer answer = fact.answer();
            return answer == null ? null : value.apply(answer);
        });
    }

    private static Column<FactRow<Subject, PurchaseFact>> purchase(
            String name, SqlType type, Function<PurchaseFact, @Nullable Object> value) {
        return new Column<>(name, type, FactRow.of(value));
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
