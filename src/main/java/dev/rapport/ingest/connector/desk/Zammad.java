package dev.rapport.ingest.connector.desk;

import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.ingest.connector.Connector;
import dev.rapport.ingest.connector.Delivery;
import dev.rapport.ingest.connector.EventDocument;
import dev.rapport.ingest.connector.Mapping;
import dev.rapport.ingest.connector.Signature;
import dev.rapport.ingest.connector.Translation;
import dev.rapport.ingest.connector.reading.Hmac;
import dev.rapport.ingest.connector.reading.HmacSignature;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Zammad: a trigger sends the ticket as it is, with its last article, and doesn't say what has changed. So only what has a
 * time of its own is told from any trigger; a pause, and its end, only from one with the word "state" in its name.
 */
public final class Zammad implements Connector {
    private static final String NOBODY = "1";
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
    public Translation translate(Delivery delivery, Mapping mapping) {
        Tree body = new Tree(delivery.json());
        Tree ticket = body.at("ticket");
        Tree article = body.at("article");
        String id = ticket.at("id").text();
        Instant at = ticket.at("updated_at").time(mapping.zone());
        Instant created = ticket.at("created_at").time(mapping.zone());
        if (id == null || at == null || created == null) {
            return new Translation.Unknown("ticket.id, ticket.created_at or ticket.updated_at is missing");
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
        updated(report, id, at, body, mapping);
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

    /**
     * Told by every delivery, of nothing that can change, as an automatic answer can be the last article of the first one.
     * Only the mapping can give it another channel: then it is another event of the same time, and no conflict.
     */
    private static void opened(Report report, String id, Instant created, Tree ticket) {
        EventDocument opened = report.add(EventType.INTERACTION_OPENED, "", created)
                .with(
                        Field.CHANNEL,
                        report.channel(ticket.at("create_article_type").text(), Channels.ZAMMAD));
        if (ticket.at("create_article_sender").word().equals("agent")) {
            opened.with(Field.DIRECTION, "outbound");
        }
        opened.withId("%s:opened:%s".formatted(id, opened.digest()));
    }

    private static void updated(Report report, String id, Instant at, Tree body, Mapping mapping) {
        Tree ticket = body.at("ticket");
        String owner = ticket.at("owner_id").text();
        String agent = NOBODY.equals(owner) ? null : owner;
        String team = Tree.first(ticket.at("group", "name"), ticket.at("group"), ticket.at("group_id"));
        EventDocument updated = report.add(EventType.INTERACTION_UPDATED, "", at);
        describe(report, updated, agent, team, body, mapping);
        updated.withId("%s:updated:%d:%s".formatted(id, at.toEpochMilli(), updated.digest()));
        Instant since = ticket.at("last_owner_update_at").time(mapping.zone());
        if (agent != null) {
            assigned(report, id, since == null ? at : since, agent, null);
        }
        // Of the group it is only known that the ticket is there now; without its agent a new one would leave nobody in
        // charge.
        if (team != null) {
            assigned(report, id, at, agent, team);
        }
    }

    private static void assigned(Report report, String id, Instant at, @Nullable String agent, @Nullable String team) {
        EventDocument assigned = report.by(report.add(EventType.INTERACTION_ASSIGNED, "", at), agent, team);
        assigned.withId("%s:assigned:%d:%s".formatted(id, at.toEpochMilli(), assigned.digest()));
    }

    private static void describe(
            Report report,
            EventDocument event,
            @Nullable String agent,
            @Nullable String team,
            Tree body,
            Mapping mapping) {
        Tree ticket = body.at("ticket");
        report.by(event, agent, team)
                .with(
                        Field.CUSTOMER_ID,
                        mapping.prefixed(ticket.at("customer_id").text()))
                .with(
                        Field.PRIORITY,
                        mapping.value("priority", Tree.first(ticket.at("priority", "name"), ticket.at("priority"))))
                .with(Field.TAGS, Report.tags(ticket.at("tags")));
        new MappedFields(mapping, body.node(), name -> ticket.at(name)).addTo(event, EventType.INTERACTION_UPDATED);
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
