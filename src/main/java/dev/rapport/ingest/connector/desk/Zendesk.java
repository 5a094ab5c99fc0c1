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
import dev.rapport.ingest.connector.reading.Hmac;
import dev.rapport.ingest.connector.reading.HmacSignature;
import dev.rapport.ingest.connector.reading.MappedFields;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Zendesk: webhooks that are subscribed to ticket events ({@code zen:event-type:ticket.…}), each under an id of its own, and
 * the satisfaction rating as the API shows it.
 */
public final class Zendesk implements Connector {
    private static final String TICKET = "zen:event-type:ticket.";
    private static final Map<String, TicketState> STATES = Map.of(
            "new", TicketState.OPEN,
            "open", TicketState.OPEN,
            "pending", TicketState.PAUSED,
            "hold", TicketState.PAUSED,
            "on-hold", TicketState.PAUSED,
            "solved", TicketState.RESOLVED,
            "closed", TicketState.RESOLVED);
    private static final Signature SIGNATURE = new HmacSignature(
            "X-Zendesk-Webhook-Signature",
            Hmac.SHA256,
            HmacSignature.Encoding.BASE64,
            "",
            // What comes again is a duplicate, so an old delivery does no harm; Zendesk may send again for hours.
            Optional.of(new HmacSignature.SignedTime("X-Zendesk-Webhook-Signature-Timestamp", "", Duration.ofDays(1))));

    @Override
    public String name() {
        return "zendesk";
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
        String type = body.at("type").textOrEmpty();
        if (type.startsWith(TICKET)) {
            return ticketEvent(type.substring(TICKET.length()), body, mapping);
        }
        if (type.startsWith("zen:event-type:")) {
            return new Translation.Ignored("%s is not a ticket event".formatted(type));
        }
        Tree rating = body.at("satisfaction_rating").exists() ? body.at("satisfaction_rating") : body;
        if (rating.at("ticket_id").exists() && rating.at("score").exists()) {
            return ZendeskRating.translate(rating, mapping);
        }
        if (body.at("metric").exists() || body.at("reply_time_in_minutes").exists()) {
            return new Translation.Ignored(
                    "a figure that Zendesk computed; Rapport computes its own from ticket events");
        }
        return new Translation.Unknown(
                "the body is neither a ticket event (its type would be zen:event-type:ticket.…) nor a satisfaction rating; subscribe the webhook to ticket events instead of calling it from a trigger");
    }

    private static Translation ticketEvent(String kind, Tree body, Mapping mapping) {
        Tree ticket = body.at("detail");
        String ticketId = ticket.at("id").text();
        String id = body.at("id").text();
        Instant at = body.at("time").time(mapping.zone());
        if (ticketId == null || id == null || at == null) {
            return new Lacking()
                    .id("detail.id", ticketId)
                    .id("id", id)
                    .time("time", at)
                    .toUnknown();
        }
        Report report = new Report(mapping, ticketId);
        Tree current = body.at("event", "current");
        Tree previous = body.at("event", "previous");
        switch (kind) {
            case "created" -> opened(report, body, ticket, id, at, mapping);
            case "comment_added" -> comment(report, body.at("event", "comment"), ticket, id, at);
            case "status_changed" -> {
                TicketState state = TicketState.of(current.text(), mapping, STATES);
                if (state == null) {
                    return new Translation.Unknown(TicketState.unknown(current.text()));
                }
                report.state(
                        TicketState.of(previous.text(), mapping, STATES),
                        state,
                        id,
                        at,
                        ticket.at("assignee_id").text(),
                        ticket.at("group_id").text());
            }
            case "agent_assignment_changed" -> {
                if (isSomebody(current.text())) {
                    report.by(report.add(EventType.INTERACTION_ASSIGNED, id, at), current.text(), null);
                }
            }
            case "group_assignment_changed" -> {
                if (isSomebody(current.text())) {
                    EventType type = isSomebody(previous.text())
                            ? EventType.INTERACTION_TRANSFERRED
                            : EventType.INTERACTION_ASSIGNED;
                    report.by(report.add(type, id, at), null, current.text());
                }
            }
            case "marked_as_spam" -> discard(report, id, at, "spam");
            case "soft_deleted", "permanently_deleted" -> discard(report, id, at, "deleted");
            case "merged" ->
                discard(report, id, at, "merged")
                        .with(
                                Field.INTO,
                                mapping.prefixed(Tree.first(
                                        body.at("event", "target_ticket_id"),
                                        body.at("event", "target_ticket", "id"))));
            case "priority_changed" ->
                report.add(EventType.INTERACTION_UPDATED, id, at).with(Field.PRIORITY, priority(current, mapping));
            case "requester_changed" ->
                report.add(EventType.INTERACTION_UPDATED, id, at)
                        .with(Field.CUSTOMER_ID, mapping.prefixed(current.text()));
            case "tags_changed" ->
                report.add(EventType.INTERACTION_UPDATED, id, at).with(Field.TAGS, Report.tags(ticket.at("tags")));
            default -> mapped(report, body, ticket, id, at, mapping);
        }
        return report.orIgnored("ticket.%s has no effect on service metrics, or none that is new".formatted(kind));
    }

    private static void opened(Report report, Tree body, Tree ticket, String id, Instant at, Mapping mapping) {
        Instant created = ticket.at("created_at").time(mapping.zone());
        EventDocument opened = report.add(EventType.INTERACTION_OPENED, id, created == null ? at : created)
                .with(
                        Field.CUSTOMER_ID,
                        mapping.prefixed(ticket.at("requester_id").text()))
                .with(Field.CHANNEL, report.channel(ticket.at("via", "channel").text(), Channels.ZENDESK))
                .with(Field.PRIORITY, priority(ticket.at("priority"), mapping))
                .with(Field.TAGS, Report.tags(ticket.at("tags")));
        report.by(opened, somebody(ticket.at("assignee_id")), somebody(ticket.at("group_id")));
        fields(body, ticket, mapping).addTo(opened, EventType.INTERACTION_OPENED);
        TicketState state = TicketState.of(ticket.at("status").text(), mapping, STATES);
        if (state != null) { // a call that was solved while it lasted is written down as solved
            report.state(
                    TicketState.OPEN,
                    state,
                    id + ":status",
                    at,
                    somebody(ticket.at("assignee_id")),
                    somebody(ticket.at("group_id")));
        }
    }

    private static void comment(Report report, Tree comment, Tree ticket, String id, Instant at) {
        Tree author = comment.at("author");
        String authorId = author.at("id").text();
        boolean automatic = "-1".equals(authorId);
        boolean customer = author.at("is_staff").exists()
                ? !author.at("is_staff").isTrue()
                : authorId != null && authorId.equals(ticket.at("requester_id").text());
        boolean isPublic =
                !comment.at("is_public").exists() || comment.at("is_public").isTrue();
        if (comment.exists()) {
            report.reply(id, at, automatic ? "bot" : customer ? "customer" : "agent", isPublic, authorId);
        }
    }

    private static EventDocument discard(Report report, String id, Instant at, String reason) {
        return report.add(EventType.INTERACTION_DISCARDED, id, at).with(Field.REASON, reason);
    }

    /** Every other event tells what is mapped of it, such as a custom field that has changed. */
    private static void mapped(Report report, Tree body, Tree ticket, String id, Instant at, Mapping mapping) {
        EventDocument updated = EventDocument.of(EventType.INTERACTION_UPDATED, mapping.prefix(), id, "", at);
        if (fields(body, ticket, mapping).addTo(updated, EventType.INTERACTION_UPDATED)) {
            fields(body, ticket, mapping)
                    .addTo(report.add(EventType.INTERACTION_UPDATED, id, at), EventType.INTERACTION_UPDATED);
        }
    }

    private static MappedFields fields(Tree body, Tree ticket, Mapping mapping) {
        return new MappedFields(mapping, body.node(), name -> {
            if (name.equals(body.at("event", "field", "id").text())) {
                return body.at("event", "current").node();
            }
            return ticket.at("custom_fields").elements().stream()
                    .filter(field -> name.equals(field.at("id").text()))
                    .map(field -> field.at("value"))
                    .findFirst()
                    .orElse(ticket.at("custom_fields", name))
                    .node();
        });
    }

    private static @Nullable String priority(Tree priority, Mapping mapping) {
        return priority.text() == null ? null : mapping.value("priority", priority.word());
    }

    private static @Nullable String somebody(Tree id) {
        return isSomebody(id.text()) ? id.text() : null;
    }

    /** Nobody is null, or 0. */
    private static boolean isSomebody(@Nullable String id) {
        return id != null && !id.equals("0");
    }
}
