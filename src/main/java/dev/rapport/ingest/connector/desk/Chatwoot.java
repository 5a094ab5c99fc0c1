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
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Chatwoot: conversations and their messages. Its editions before 4 sign nothing. */
public final class Chatwoot implements Connector {
    private static final Map<String, TicketState> STATES = Map.of(
            "open", TicketState.OPEN,
            // with the bot, which is as open as it can be
            "pending", TicketState.OPEN,
            "snoozed", TicketState.PAUSED,
            "resolved", TicketState.RESOLVED);
    private static final Signature SIGNATURE = new HmacSignature(
            "X-Chatwoot-Signature",
            Hmac.SHA256,
            HmacSignature.Encoding.HEX,
            "sha256=",
            Optional.of(new HmacSignature.SignedTime("X-Chatwoot-Timestamp", ".", Duration.ofMinutes(5))));

    @Override
    public String name() {
        return "chatwoot";
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public boolean needsSecret() {
        return false;
    }

    @Override
    public Vocabulary vocabulary() {
        return TicketState.VOCABULARY;
    }

    @Override
    public Translation translate(Delivery delivery, Mapping mapping) {
        Tree body = new Tree(delivery.json());
        String event = body.at("event").textOrEmpty();
        switch (event) {
            case "message_created", "message_updated" -> {
                return ChatwootMessage.translate(body, event.equals("message_created"), mapping);
            }
            case "conversation_created",
                    "conversation_updated",
                    "conversation_status_changed",
                    "conversation_opened",
                    "conversation_resolved" -> {
                return conversation(event, body, mapping);
            }
            default -> {
                return event.isEmpty()
                        ? new Lacking()
                                .unless(null, "event (what happened, such as message_created)")
                                .toUnknown()
                        : new Translation.Ignored("%s has no effect on service metrics".formatted(event));
            }
        }
    }

    private static Translation conversation(String event, Tree body, Mapping mapping) {
        String id = body.at("id").text();
        boolean created = event.equals("conversation_created");
        Instant at = created
                ? Tree.firstTime(
                        mapping.zone(),
                        body.at("created_at"),
                        body.at("messages").elements().isEmpty()
                                ? body.at("timestamp")
                                : body.at("messages").elements().get(0).at("created_at"),
                        body.at("timestamp"))
                : Tree.firstTime(mapping.zone(), body.at("updated_at"), body.at("timestamp"));
        if (id == null || at == null) {
            return new Lacking()
                    .id("id of the conversation", id)
                    .time(created ? "created_at or timestamp" : "updated_at or timestamp", at)
                    .toUnknown();
        }
        Report report = new Report(mapping, id);
        if (created) {
            opened(report, id, at, body, mapping);
            return report.orIgnored("nothing");
        }
        if (!event.equals("conversation_updated")) {
            String status = statusAfter(event, body);
            if (TicketState.of(status, mapping, STATES) == null) {
                return new Translation.Unknown(TicketState.unknown(status));
            }
            status(report, id, at, event, body, mapping);
        } else {
            changes(report, id, at, body, mapping);
        }
        return report.orIgnored("%s changes nothing that service metrics count".formatted(event));
    }

    private static void opened(Report report, String id, Instant at, Tree body, Mapping mapping) {
        EventDocument opened = report.add(EventType.INTERACTION_OPENED, id + ":opened", at)
                .with(
                        Field.CUSTOMER_ID,
                        mapping.prefixed(
                                Tree.first(body.at("meta", "sender", "id"), body.at("contact_inbox", "contact_id"))))
                .with(Field.CHANNEL, report.channel(body.at("channel").text(), Channels.CHATWOOT))
                .with(
                        Field.PRIORITY,
                        mapping.value("priority", body.at("priority").text()))
                .with(Field.TAGS, Report.tags(body.at("labels")));
        report.by(
                opened,
                body.at("meta", "assignee", "id").text(),
                body.at("meta", "team", "id").text());
        fields(body, mapping).addTo(opened, EventType.INTERACTION_OPENED);
    }

    /** The name of the event says more than the status beside it, which can be that of another moment. */
    private static @Nullable String statusAfter(String event, Tree body) {
        return switch (event) {
            case "conversation_resolved" -> "resolved";
            case "conversation_opened" -> "open";
            default -> Tree.first(changed(body, "status").at("current_value"), body.at("status"));
        };
    }

    private static void status(Report report, String id, Instant at, String event, Tree body, Mapping mapping) {
        String before = changed(body, "status").at("previous_value").text();
        String after = statusAfter(event, body);
        TicketState state = TicketState.of(after, mapping, STATES);
        String change = "%s:%s:%d".formatted(id, after, at.toEpochMilli());
        String agent = body.at("meta", "assignee", "id").text();
        String team = body.at("meta", "team", "id").text();
        if ("pending".equals(before) && "open".equals(after)) {
            report.by(report.add(EventType.INTERACTION_ASSIGNED, change, at), agent, team);
        } else if (state != null && !(before == null && "pending".equals(after))) {
            report.state(TicketState.of(before, mapping, STATES), state, change, at, agent, team);
        }
    }

    private static void changes(Report report, String id, Instant at, Tree body, Mapping mapping) {
        Tree assignee = changed(body, "assignee_id");
        String moment = ":%d".formatted(at.toEpochMilli());
        if (assignee.at("current_value").text() != null) {
            report.by(
                    report.add(EventType.INTERACTION_ASSIGNED, id + ":assignee" + moment, at),
                    assignee.at("current_value").text(),
                    null);
        }
        Tree team = changed(body, "team_id");
        if (team.at("current_value").text() != null) {
            EventType type = team.at("previous_value").text() == null
                    ? EventType.INTERACTION_ASSIGNED
                    : EventType.INTERACTION_TRANSFERRED;
            report.by(
                    report.add(type, id + ":team" + moment, at),
                    null,
                    team.at("current_value").text());
        }
        boolean told = changed(body, "priority").exists()
                || changed(body, "label_list").exists()
                || changed(body, "custom_attributes").exists();
        if (told) {
            String said = EventId.digest(
                    body.at("changed_attributes").node(),
                    body.at("priority").node(),
                    body.at("labels").node(),
                    body.at("custom_attributes").node());
            EventDocument updated = report.add(EventType.INTERACTION_UPDATED, id + ":updated" + moment + ":" + said, at)
                    .with(
                            Field.PRIORITY,
                            mapping.value("priority", body.at("priority").text()))
                    .with(Field.TAGS, Report.tags(body.at("labels")));
            fields(body, mapping).addTo(updated, EventType.INTERACTION_UPDATED);
        }
    }

    /** The change of an attribute, in a list of objects with one member each. */
    private static Tree changed(Tree body, String attribute) {
        return body.at("changed_attributes").elements().stream()
                .map(change -> change.at(attribute))
                .filter(Tree::exists)
                .findFirst()
                .orElse(body.at("changed_attributes", attribute));
    }

    private static MappedFields fields(Tree body, Mapping mapping) {
        return new MappedFields(
                mapping, body.node(), name -> body.at("custom_attributes", name).node());
    }
}
