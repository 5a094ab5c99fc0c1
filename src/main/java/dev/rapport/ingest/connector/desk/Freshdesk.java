package dev.rapport.ingest.connector.desk;

import com.fasterxml.jackson.databind.node.MissingNode;
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
import dev.rapport.ingest.connector.reading.MappedFields;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Freshdesk: its events of tickets, conversations (replies and notes) and satisfaction ratings. */
public final class Freshdesk implements Connector {
    private static final String OUTBOUND_EMAIL = "10";
    private static final Map<String, String> PRIORITIES = Map.of("1", "low", "2", "medium", "3", "high", "4", "urgent");
    private static final Map<String, TicketState> STATES = Map.of(
            "2", TicketState.OPEN,
            "3", TicketState.PAUSED,
            "4", TicketState.RESOLVED,
            "5", TicketState.RESOLVED,
            "6", TicketState.PAUSED, // waiting on the customer
            "7", TicketState.PAUSED); // waiting on a third party
    private static final Signature SIGNATURE = new SharedSecret();

    @Override
    public String name() {
        return "freshdesk";
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
        Tree body = new Tree(delivery.json());
        Tree data = body.at("data");
        if (data.at("conversation").exists()) {
            return conversation(data.at("conversation"), mapping);
        }
        Tree rating = data.at("satisfaction_rating").exists()
                ? data.at("satisfaction_rating")
                : body.at("satisfaction_rating");
        if (rating.exists()) {
            return FreshdeskRating.translate(rating, mapping);
        }
        if (data.at("ticket").exists()) {
            return ticket(body, data.at("ticket"), mapping);
        }
        return body.at("event").exists()
                ? new Translation.Ignored(
                        "%s is not about a ticket".formatted(body.at("event").textOrEmpty()))
                : new Translation.Unknown(
                        "the body has none of data.ticket, data.conversation and satisfaction_rating, one of which is expected");
    }

    private static Translation ticket(Tree body, Tree ticket, Mapping mapping) {
        String id = ticket.at("id").text();
        Instant at = Tree.firstTime(mapping.zone(), ticket.at("updated_at"), body.at("timestamp"));
        Instant created = ticket.at("created_at").time(mapping.zone());
        if (id == null || at == null) {
            return new Lacking()
                    .id("data.ticket.id", id)
                    .time("data.ticket.updated_at or timestamp", at)
                    .toUnknown();
        }
        Tree changes = ticket.at("changes");
        Report report = new Report(mapping, id);
        // The name of the event is not to be relied upon: a ticket that is new has not been changed yet.
        if (created != null
                && !changes.exists()
                && (body.at("event").textOrEmpty().equals("onTicketCreate") || created.equals(at))) {
            opened(report, id, created, body, ticket, mapping);
            return report.orIgnored("nothing");
        }
        Tree status = changed(changes, "status");
        if (status.exists() && TicketState.of(status.text(), mapping, STATES) == null) {
            return new Translation.Unknown(TicketState.unknown(status.text()));
        }
        changes(report, id, at, body, ticket, mapping);
        return report.orIgnored("nothing of the ticket has changed that service metrics count");
    }

    private static void opened(Report report, String id, Instant at, Tree body, Tree ticket, Mapping mapping) {
        EventDocument opened = report.add(EventType.INTERACTION_OPENED, id + ":opened", at)
                .with(
                        Field.CUSTOMER_ID,
                        mapping.prefixed(ticket.at("requester_id").text()))
                .with(Field.CHANNEL, report.channel(ticket.at("source").text(), Channels.FRESHDESK))
                .with(Field.PRIORITY, priority(ticket, mapping))
                .with(Field.TAGS, Report.tags(ticket.at("tags")));
        if (OUTBOUND_EMAIL.equals(ticket.at("source").text())) {
            opened.with(Field.DIRECTION, "outbound");
        }
        String agent = ticket.at("responder_id").text();
        String team = ticket.at("group_id").text();
        report.by(opened, agent, team);
        fields(body, ticket, mapping).addTo(opened, EventType.INTERACTION_OPENED);
        TicketState state = TicketState.of(ticket.at("status").text(), mapping, STATES);
        if (state != null) {
            report.state(TicketState.OPEN, state, id + ":first-status", at, agent, team);
        }
        if (ticket.at("spam").isTrue()) {
            report.add(EventType.INTERACTION_DISCARDED, id + ":spam", at).with(Field.REASON, "spam");
        }
    }

    private static void changes(Report report, String id, Instant at, Tree body, Tree ticket, Mapping mapping) {
        Tree changes = ticket.at("changes");
        String moment = ":"
                + (body.at("timestamp").text() == null
                        ? at.toEpochMilli()
                        : body.at("timestamp").text());
        String agent = ticket.at("responder_id").text();
        String team = ticket.at("group_id").text();
        if (changed(changes, "group_id").text() != null) {
            EventType type = before(changes, "group_id").text() == null
                    ? EventType.INTERACTION_ASSIGNED
                    : EventType.INTERACTION_TRANSFERRED;
            report.by(
                    report.add(type, id + ":group" + moment, at),
                    null,
                    changed(changes, "group_id").text());
        }
        if (changed(changes, "responder_id").text() != null) {
            report.by(
                    report.add(EventType.INTERACTION_ASSIGNED, id + ":responder" + moment, at),
                    changed(changes, "responder_id").text(),
                    null);
        }
        TicketState state = TicketState.of(changed(changes, "status").text(), mapping, STATES);
        if (state != null) {
            TicketState before = TicketState.of(before(changes, "status").text(), mapping, STATES);
            report.state(before, state, id + ":status" + moment, at, agent, team);
        }
        if (changed(changes, "spam").isTrue()) {
            report.add(EventType.INTERACTION_DISCARDED, id + ":spam" + moment, at)
                    .with(Field.REASON, "spam");
        } else if (changed(changes, "deleted").isTrue()) {
            report.add(EventType.INTERACTION_DISCARDED, id + ":deleted" + moment, at)
                    .with(Field.REASON, "deleted");
        }
        String said = EventId.digest(ticket.node());
        EventDocument updated = report.add(EventType.INTERACTION_UPDATED, id + ":updated" + moment + ":" + said, at)
                .with(
                        Field.CUSTOMER_ID,
                        mapping.prefixed(ticket.at("requester_id").text()))
                .with(Field.PRIORITY, priority(ticket, mapping))
                .with(Field.TAGS, Report.tags(ticket.at("tags")));
        fields(body, ticket, mapping).addTo(updated, EventType.INTERACTION_UPDATED);
    }

    /** What an attribute has become; a change is a list of what it was and what it is. */
    private static Tree changed(Tree changes, String attribute) {
        return pair(changes, attribute, 1);
    }

    private static Tree before(Tree changes, String attribute) {
        return pair(changes, attribute, 0);
    }

    private static Tree pair(Tree changes, String attribute, int place) {
        List<Tree> pair = changes.at(attribute).elements();
        return pair.size() == 2 ? pair.get(place) : new Tree(MissingNode.getInstance());
    }

    private static Translation conversation(Tree conversation, Mapping mapping) {
        String id = conversation.at("id").text();
        String ticket = conversation.at("ticket_id").text();
        Instant at = conversation.at("created_at").time(mapping.zone());
        if (id == null || ticket == null || at == null) {
            return new Lacking()
                    .id("data.conversation.id", id)
                    .id("data.conversation.ticket_id", ticket)
                    .time("data.conversation.created_at", at)
                    .toUnknown();
        }
        Report report = new Report(mapping, ticket);
        boolean isFeedback = "6".equals(conversation.at("source").text());
        if (!isFeedback) {
            boolean isPublic = !conversation.at("private").isTrue();
            report.reply(
                    "conversation:" + id,
                    at,
                    conversation.at("incoming").isTrue() ? "customer" : "agent",
                    isPublic,
                    conversation.at("user_id").text());
        }
        return report.orIgnored("the answer to a survey as text; its rating tells the score");
    }

    private static MappedFields fields(Tree body, Tree ticket, Mapping mapping) {
        return new MappedFields(
                mapping, body.node(), name -> ticket.at("custom_fields", name).node());
    }

    private static @Nullable String priority(Tree ticket, Mapping mapping) {
        String number = ticket.at("priority").text();
        if (number == null
                || mapping.values().getOrDefault("priority", Map.of()).containsKey(number)) {
            return mapping.value("priority", number);
        }
        return PRIORITIES.getOrDefault(number, number);
    }
}
