package dev.rapport.ingest.connector.desk;

import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.ingest.connector.Connector;
import dev.rapport.ingest.connector.Delivery;
import dev.rapport.ingest.connector.EventDocument;
import dev.rapport.ingest.connector.Mapping;
import dev.rapport.ingest.connector.Signature;
import dev.rapport.ingest.connector.Translation;
import dev.rapport.ingest.connector.Vocabulary;
import dev.rapport.ingest.connector.reading.EventId;
import dev.rapport.ingest.connector.reading.Hmac;
import dev.rapport.ingest.connector.reading.HmacSignature;
import dev.rapport.ingest.connector.reading.MappedFields;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Help Scout: a header names the event, the body is the conversation with its threads, or a rating. */
public final class HelpScout implements Connector {
    private static final Map<String, TicketState> STATES = Map.of(
            "active", TicketState.OPEN,
            "open", TicketState.OPEN,
            "pending", TicketState.PAUSED,
            "closed", TicketState.RESOLVED);
    private static final Signature SIGNATURE =
            HmacSignature.ofBody("X-HelpScout-Signature", Hmac.SHA1, HmacSignature.Encoding.BASE64, "");

    @Override
    public String name() {
        return "helpscout";
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Vocabulary vocabulary() {
        return TicketState.VOCABULARY;
    }

    @Override
    public Translation translate(Delivery delivery, Mapping mapping) {
        String event = delivery.header("X-HelpScout-Event").orElse("").strip();
        Tree body = new Tree(delivery.json());
        if (event.isEmpty()) {
            return new Translation.Unknown("the header X-HelpScout-Event is missing, which says what happened");
        }
        if (event.equals("satisfaction.ratings")) {
            return HelpScoutRating.translate(body, mapping);
        }
        if (!event.startsWith("convo.")) {
            return new Translation.Ignored("%s is not about a conversation".formatted(event));
        }
        String id = body.at("id").text();
        Instant at =
                Tree.firstTime(mapping.zone(), body.at("userUpdatedAt"), body.at("updatedAt"), body.at("createdAt"));
        Instant created = body.at("createdAt").time(mapping.zone());
        if (id == null || (!event.equals("convo.deleted") && (at == null || created == null))) {
            return new Lacking()
                    .id("id", id)
                    .time("createdAt", created)
                    .time("userUpdatedAt or updatedAt", at)
                    .toUnknown();
        }
        if (at == null || created == null) {
            return new Translation.Ignored("the deletion of a conversation has no time; its events are kept");
        }
        return conversation(event, id, at, created, body, mapping);
    }

    private static Translation conversation(
            String event, String id, Instant at, Instant created, Tree body, Mapping mapping) {
        Report report = new Report(mapping, id);
        HelpScoutThreads threads =
                new HelpScoutThreads(body.at("_embedded", "threads").elements(), mapping);
        switch (event) {
            case "convo.created" -> opened(report, id, created, body, mapping);
            case "convo.assigned" -> assigned(report, id, at, body);
            case "convo.moved" ->
                report.by(
                        report.add(
                                EventType.INTERACTION_TRANSFERRED, "%s:moved:%d".formatted(id, at.toEpochMilli()), at),
                        null,
                        body.at("mailboxId").text());
            case "convo.merged" ->
                report.add(EventType.INTERACTION_DISCARDED, id + ":merged", at).with(Field.REASON, "merged");
            case "convo.deleted" ->
                report.add(EventType.INTERACTION_DISCARDED, id + ":deleted", at).with(Field.REASON, "deleted");
            case "convo.custom-fields", "convo.tags" -> updated(report, id, at, body, mapping);
            default -> {
                // replies and notes stand in the threads, the state in the status
            }
        }
        if (event.endsWith(".created")) {
            threads.addReplies(report, created);
        }
        if (!event.equals("convo.merged") && !event.equals("convo.deleted")) {
            String status = body.at("status").text();
            if ("spam".equals(status)) {
                report.add(EventType.INTERACTION_DISCARDED, id + ":spam", created)
                        .with(Field.REASON, "spam");
            } else {
                TicketState state = TicketState.of(status, mapping, STATES);
                if (status != null && state == null) {
                    return new Translation.Unknown(TicketState.unknown(status));
                }
                if (state != null) {
                    state(report, event, id, at, state, body, threads, mapping);
                }
            }
        }
        return report.orIgnored("%s has nothing that service metrics count".formatted(event));
    }

    private static void opened(Report report, String id, Instant created, Tree body, Mapping mapping) {
        EventDocument opened = report.add(EventType.INTERACTION_OPENED, id + ":opened", created)
                .with(Field.CUSTOMER_ID, mapping.prefixed(customer(body)))
                .with(Field.CHANNEL, report.channel(body.at("type").text(), Channels.HELP_SCOUT))
                .with(Field.TAGS, Report.tags(body.at("tags")));
        if ("user".equals(Tree.first(body.at("source", "via"), body.at("createdBy", "type")))) {
            opened.with(Field.DIRECTION, "outbound");
        }
        report.by(opened, body.at("assignee", "id").text(), body.at("mailboxId").text());
        fields(body, mapping).addTo(opened, EventType.INTERACTION_OPENED);
    }

    private static void assigned(Report report, String id, Instant at, Tree body) {
        String whom = body.at("assignee", "id").text();
        if (whom != null) {
            boolean toTeam = body.at("assignee", "type").word().equals("team");
            report.by(
                    report.add(
                            EventType.INTERACTION_ASSIGNED,
                            "%s:assigned:%d:%s".formatted(id, at.toEpochMilli(), whom),
                            at),
                    toTeam ? null : whom,
                    toTeam ? whom : null);
        }
    }

    private static void updated(Report report, String id, Instant at, Tree body, Mapping mapping) {
        String said =
                EventId.digest(body.at("tags").node(), body.at("customFields").node());
        EventDocument updated = report.add(
                        EventType.INTERACTION_UPDATED, "%s:updated:%d:%s".formatted(id, at.toEpochMilli(), said), at)
                .with(Field.TAGS, Report.tags(body.at("tags")));
        fields(body, mapping).addTo(updated, EventType.INTERACTION_UPDATED);
    }

    /** A closing has a time of its own; what a pause or an opening followed, the threads before it tell. */
    private static void state(
            Report report,
            String event,
            String id,
            Instant at,
            TicketState state,
            Tree body,
            HelpScoutThreads threads,
            Mapping mapping) {
        Instant closed = body.at("closedAt").time(mapping.zone());
        if (state == TicketState.RESOLVED) {
            Instant when = closed == null ? at : closed;
            if (closed != null || event.equals("convo.status")) {
                report.state(
                        null,
                        state,
                        "%s:closed:%d".formatted(id, when.toEpochMilli()),
                        when,
                        Tree.first(body.at("closedByUser", "id"), body.at("closedBy")),
                        null);
            }
        } else if (event.equals("convo.status") || event.equals("convo.customer.reply.created")) {
            TicketState before = TicketState.of(threads.statusBefore(), mapping, STATES);
            boolean isCustomers = event.equals("convo.customer.reply.created");
            if (!isCustomers || before != null) {
                Instant when = threads.newestAt() == null ? at : threads.newestAt();
                String change = "%s:%s:%s".formatted(id, body.at("status").word(), threads.newestId(at));
                report.state(before, state, change, when, null, null);
            }
        }
    }

    private static MappedFields fields(Tree body, Mapping mapping) {
        return new MappedFields(mapping, body.node(), name -> body.at("customFields").elements().stream()
                .filter(field -> name.equals(field.at("id").text())
                        || name.equals(field.at("name").text()))
                .map(field -> field.at("text").exists() ? field.at("text") : field.at("value"))
                .findFirst()
                .orElse(body.at("customFields", name))
                .node());
    }

    private static @Nullable String customer(Tree body) {
        return Tree.first(
                body.at("primaryCustomer", "id"),
                body.at("customer", "id"),
                body.at("createdBy", "type").word().equals("customer") ? body.at("createdBy", "id") : body.at("-"));
    }
}
