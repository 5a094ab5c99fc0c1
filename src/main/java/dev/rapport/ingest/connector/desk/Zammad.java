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
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Zammad: a trigger sends the ticket as it is, with its last article, and doesn't say what has changed. So only what has a
 * time of its own is told from any trigger; a pause, and its end, only from one with the word "state" in its name.
 */
public final class Zammad implements Connector {
    private static final Map<String, TicketState> STATES = Map.of(
            "new", TicketState.OPEN,
            "open", TicketState.OPEN,
            "pending reminder", TicketState.PAUSED,
            "pending close", TicketState.PAUSED,
            "closed", TicketState.RESOLVED);
    private static final Signature SIGNATURE =
            HmacSignature.ofBody("X-Hub-Signature", Hmac.SHA1, HmacSignature.Encoding.HEX, "sha1=");

    @Override
    public String name() {
        return "zammad";
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
        Tree ticket = body.at("ticket");
        Tree article = body.at("article");
        String id = ticket.at("id").text();
        Instant at = ticket.at("updated_at").time(mapping.zone());
        Instant created = ticket.at("created_at").time(mapping.zone());
        if (id == null || at == null || created == null) {
            return new Lacking()
                    .id("ticket.id", id)
                    .time("ticket.created_at", created)
                    .time("ticket.updated_at", at)
                    .toUnknown();
        }
        Report report = new Report(mapping, id);
        String status = Tree.first(ticket.at("state"), ticket.at("state", "name"));
        boolean isGone = "merged".equals(status) || "removed".equals(status);
        TicketState state = TicketState.of(status, mapping, STATES);
        if (status != null && state == null && !isGone) {
            return new Translation.Unknown(TicketState.unknown(status));
        }
        opened(report, id, created, ticket);
        if (!isFirst(ticket, article)) {
            ZammadArticle.addTo(report, article, mapping);
        }
        updated(report, id, at, created, body, mapping);
        if (isGone) {
            report.add(EventType.INTERACTION_DISCARDED, id + ":gone", created)
                    .with(Field.REASON, "merged".equals(status) ? "merged" : "deleted");
        } else if (state != null) {
            boolean isChange = delivery.header("X-Zammad-Trigger")
                    .map(name -> name.toLowerCase(Locale.ROOT).contains("state"))
                    .orElse(false);
            state(report, id, at, state, isChange, ticket, article, mapping);
        }
        return report.orIgnored("nothing");
    }

    /** The article that opened the ticket is no reply. */
    private static boolean isFirst(Tree ticket, Tree article) {
        List<Tree> articles = ticket.at("article_ids").elements();
        return !articles.isEmpty()
                && articles.get(0).textOrEmpty().equals(article.at("id").textOrEmpty());
    }

    /** Told by every delivery, so only what can't change, neither at the vendor nor by the mapping. */
    private static void opened(Report report, String id, Instant created, Tree ticket) {
        EventDocument opened = report.add(EventType.INTERACTION_OPENED, id + ":opened", created);
        if (ticket.at("create_article_sender").word().equals("agent")) {
            opened.with(Field.DIRECTION, "outbound");
        }
    }

    private static void updated(Report report, String id, Instant at, Instant created, Tree body, Mapping mapping) {
        Tree ticket = body.at("ticket");
        MappedFields fields =
                new MappedFields(mapping, body.node(), name -> ticket.at(name).node());
        ZammadOwner owner = ZammadOwner.of(ticket, at, created, fields, mapping);
        String group = Tree.first(ticket.at("group", "name"), ticket.at("group"), ticket.at("group_id"));
        String mappedTeam = fields.value(Field.TEAM.wireName());
        String team = mappedTeam == null ? mapping.value(Field.TEAM.wireName(), group) : mappedTeam;
        String said = EventId.digest(ticket.node());
        EventDocument updated = report.add(
                        EventType.INTERACTION_UPDATED, "%s:updated:%d:%s".formatted(id, at.toEpochMilli(), said), at)
                .with(
                        Field.CHANNEL,
                        report.channel(ticket.at("create_article_type").text(), Channels.ZAMMAD))
                .with(Field.AGENT, owner.isOfOpening() ? owner.name() : null)
                .with(Field.TEAM, team)
                .with(
                        Field.CUSTOMER_ID,
                        mapping.prefixed(ticket.at("customer_id").text()))
                .with(
                        Field.PRIORITY,
                        mapping.value("priority", Tree.first(ticket.at("priority", "name"), ticket.at("priority"))))
                .with(Field.TAGS, Report.tags(ticket.at("tags")));
        fields.addTo(updated, EventType.INTERACTION_UPDATED, EnumSet.of(Field.AGENT, Field.TEAM));
        if (owner.name() != null) {
            report.add(EventType.INTERACTION_ASSIGNED, owner.changeId(id), owner.since())
                    .with(Field.AGENT, owner.name());
        }
        // Of the group it is only known that the ticket is there now; without its agent a new one would leave nobody in
        // charge.
        if (team != null) {
            String both = EventId.digest(
                    ticket.at("owner_id").node(), ticket.at("group").node());
            report.add(EventType.INTERACTION_ASSIGNED, "%s:group:%d:%s".formatted(id, at.toEpochMilli(), both), at)
                    .with(Field.AGENT, owner.name())
                    .with(Field.TEAM, team);
        }
    }

    private static void state(
            Report report,
            String id,
            Instant at,
            TicketState state,
            boolean isChange,
            Tree ticket,
            Tree article,
            Mapping mapping) {
        Instant closed = Tree.firstTime(mapping.zone(), ticket.at("last_close_at"), ticket.at("close_at"));
        switch (state) {
            case RESOLVED -> {
                Instant when = closed == null ? at : closed;
                report.add(EventType.INTERACTION_RESOLVED, "%s:closed:%d".formatted(id, when.toEpochMilli()), when);
            }
            case PAUSED -> {
                if (isChange) {
                    report.add(EventType.INTERACTION_PAUSED, "%s:paused:%d".formatted(id, at.toEpochMilli()), at);
                }
            }
            case OPEN -> {
                Instant written = article.at("created_at").time(mapping.zone());
                boolean byCustomer = article.at("sender").word().equals("customer");
                if (isChange) {
                    // Whether it ends a pause or a closing is not told; what was not so has no effect.
                    report.add(EventType.INTERACTION_RESUMED, "%s:resumed:%d".formatted(id, at.toEpochMilli()), at);
                }
                if (closed != null && byCustomer && written != null && written.isAfter(closed)) {
                    report.add(
                            EventType.INTERACTION_REOPENED,
                            "%s:reopened:%s".formatted(id, article.at("id").textOrEmpty()),
                            written);
                } else if (closed != null && isChange) {
                    report.add(EventType.INTERACTION_REOPENED, "%s:open:%d".formatted(id, at.toEpochMilli()), at);
                }
            }
        }
    }
}
