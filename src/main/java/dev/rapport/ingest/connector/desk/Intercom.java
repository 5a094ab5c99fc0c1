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
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Intercom: notifications about conversations. What happened stands in the conversation's parts, each with an id. */
public final class Intercom implements Connector {
    private static final Set<String> OPENINGS =
            Set.of("conversation.user.created", "conversation.admin.single.created", "conversation.admin.open.created");
    private static final Signature SIGNATURE =
            HmacSignature.ofBody("X-Hub-Signature", Hmac.SHA1, HmacSignature.Encoding.HEX, "sha1=");

    @Override
    public String name() {
        return "intercom";
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
        String topic = body.at("topic").textOrEmpty();
        Tree conversation = body.at("data", "item");
        if (topic.isEmpty()) {
            return new Lacking()
                    .unless(null, "topic (what happened, such as conversation.user.created)")
                    .toUnknown();
        }
        if (!topic.startsWith("conversation.")) {
            return new Translation.Ignored("%s is not about a conversation".formatted(topic));
        }
        String id = Tree.first(conversation.at("id"), conversation.at("conversation_id"));
        String notification = body.at("id").text();
        Instant at = Tree.firstTime(mapping.zone(), conversation.at("updated_at"), body.at("created_at"));
        if (id == null || notification == null || at == null) {
            return new Lacking()
                    .id("id", notification)
                    .id("data.item.id", id)
                    .time("data.item.updated_at or created_at", at)
                    .toUnknown();
        }
        Report report = new Report(mapping, id);
        if (OPENINGS.contains(topic)) {
            opened(report, id, body, conversation, mapping);
        }
        parts(report, topic, notification, at, conversation, mapping);
        switch (topic) {
            case "conversation.rating.added" -> rating(report, id, at, conversation, mapping);
            case "conversation.deleted" ->
                report.add(EventType.INTERACTION_DISCARDED, id + ":deleted", at).with(Field.REASON, "deleted");
            case "conversation.priority.updated" ->
                report.add(EventType.INTERACTION_UPDATED, notification, at)
                        .with(Field.PRIORITY, priority(conversation, mapping));
            case "conversation_part.tag.created", "conversation.read" -> {
                // neither is a turn of the conversation
            }
            default -> {
                // told by its parts
            }
        }
        return report.orIgnored("%s has nothing that service metrics count".formatted(topic));
    }

    private static void opened(Report report, String id, Tree body, Tree conversation, Mapping mapping) {
        Instant created = conversation.at("created_at").time(mapping.zone());
        if (created == null) {
            return;
        }
        Tree source = conversation.at("source");
        EventDocument opened = report.add(EventType.INTERACTION_OPENED, id + ":opened", created)
                .with(Field.CUSTOMER_ID, mapping.prefixed(customer(conversation)))
                .with(
                        Field.CHANNEL,
                        report.channel(
                                source.at("type").exists() ? source.at("type").text() : "conversation",
                                Channels.INTERCOM))
                .with(Field.PRIORITY, priority(conversation, mapping))
                .with(Field.TAGS, Report.tags(conversation.at("tags", "tags")));
        String author =
                Tree.first(source.at("author", "type"), conversation.at("conversation_message", "author", "type"));
        if ("admin".equals(author) || body.at("topic").textOrEmpty().startsWith("conversation.admin.")) {
            opened.with(Field.DIRECTION, "outbound");
        }
        report.by(
                opened,
                conversation.at("admin_assignee_id").text(),
                conversation.at("team_assignee_id").text());
        new MappedFields(mapping, body.node(), name -> conversation
                        .at("custom_attributes", name)
                        .node())
                .addTo(opened, EventType.INTERACTION_OPENED);
    }

    private static @Nullable String customer(Tree conversation) {
        List<Tree> contacts = conversation.at("contacts", "contacts").elements();
        return Tree.first(
                contacts.isEmpty()
                        ? conversation.at("user", "id")
                        : contacts.get(0).at("id"),
                conversation.at("user", "id"),
                conversation.at("source", "author", "id"));
    }

    private static void parts(
            Report report, String topic, String notification, Instant at, Tree conversation, Mapping mapping) {
        List<Tree> parts =
                conversation.at("conversation_parts", "conversation_parts").elements();
        for (Tree part : parts) {
            IntercomPart.addTo(report, part, mapping);
        }
        if (parts.isEmpty()) {
            String id = notification;
            String admin = conversation.at("admin_assignee_id").text();
            switch (topic) {
                case "conversation.admin.closed" ->
                    report.by(
                            report.add(EventType.INTERACTION_RESOLVED, id, at),
                            admin,
                            conversation.at("team_assignee_id").text());
                case "conversation.admin.opened" -> report.add(EventType.INTERACTION_REOPENED, id, at);
                case "conversation.admin.snoozed" -> report.add(EventType.INTERACTION_PAUSED, id, at);
                case "conversation.admin.unsnoozed" -> report.add(EventType.INTERACTION_RESUMED, id, at);
                default -> {
                    // what else happened can't be told without its part
                }
            }
        }
    }

    private static void rating(Report report, String id, Instant at, Tree conversation, Mapping mapping) {
        Tree rating = conversation.at("conversation_rating");
        String score = rating.at("rating").text();
        if (score == null) {
            return;
        }
        // created_at of a rating is when it was asked for
        Instant answered = Tree.firstTime(mapping.zone(), rating.at("updated_at"));
        report.by(
                report.answer(
                                id,
                                answered == null ? at : answered,
                                score,
                                1,
                                5,
                                rating.at("remark").text())
                        .with(
                                Field.CUSTOMER_ID,
                                mapping.prefixed(Tree.first(rating.at("contact", "id"), rating.at("customer", "id")))),
                rating.at("teammate", "id").text(),
                null);
    }

    private static @Nullable String priority(Tree conversation, Mapping mapping) {
        String priority = conversation.at("priority").text();
        return mapping.value("priority", "not_priority".equals(priority) ? null : priority);
    }
}
