package dev.rapport.ingest.connector.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.ingest.connector.EventDocument;
import dev.rapport.ingest.connector.Mapping;
import dev.rapport.ingest.connector.Translation;
import dev.rapport.ingest.connector.reading.BoundedText;
import dev.rapport.ingest.connector.reading.EventId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers what one delivery tells about one ticket. */
final class Report {
    private static final int MOST_TAGS = 50;
    private static final int LONGEST_TAG = 100;
    private static final int LONGEST_COMMENT = 10_000;

    private final Mapping mapping;
    private final String ticket;
    private final List<EventDocument> events = new ArrayList<>();

    /** A report about the ticket with the vendor's id. */
    Report(Mapping mapping, String ticket) {
        this.mapping = mapping;
        this.ticket = ticket;
    }

    /**
     * Adds an event.
     *
     * @param id the vendor's of what happened; the same for the same, so that it counts once
     */
    EventDocument add(EventType type, String id, Instant at) {
        EventDocument event = EventDocument.of(type, mapping.prefix(), id, mapping.prefix() + ":" + ticket, at);
        events.add(event);
        return event;
    }

    /** Names who is meant; 0 is how some vendors say nobody. */
    EventDocument by(EventDocument event, @Nullable String agent, @Nullable String team) {
        return event.with(Field.AGENT, named(Field.AGENT, agent)).with(Field.TEAM, named(Field.TEAM, team));
    }

    private @Nullable String named(Field field, @Nullable String vendors) {
        return "0".equals(vendors) ? null : mapping.value(field.wireName(), vendors);
    }

    /** Adds a reply. */
    void reply(String id, Instant at, String author, boolean isPublic, @Nullable String agent) {
        EventDocument reply = add(EventType.INTERACTION_REPLIED, id, at).with(Field.AUTHOR, author);
        if (!isPublic) {
            reply.with(Field.PUBLIC, false);
        }
        if (author.equals("agent")) {
            by(reply, agent, null);
        }
    }

    /**
     * Adds what a change of state is; a status that means the same as the one before is none.
     *
     * @param before null when the vendor does not say
     * @param id of the change
     */
    void state(
            @Nullable TicketState before,
            TicketState now,
            String id,
            Instant at,
            @Nullable String agent,
            @Nullable String team) {
        if (now == before) {
            return;
        }
        switch (now) {
            case RESOLVED -> by(add(EventType.INTERACTION_RESOLVED, id, at), agent, team);
            case OPEN ->
                add(
                        before == TicketState.PAUSED ? EventType.INTERACTION_RESUMED : EventType.INTERACTION_REOPENED,
                        id,
                        at);
            case PAUSED -> {
                boolean reopened = before == TicketState.RESOLVED;
                if (reopened) {
                    add(EventType.INTERACTION_REOPENED, id + ":reopened", at);
                }
                // At the same moment a pause would come before the reopening that it follows.
                add(EventType.INTERACTION_PAUSED, id, reopened ? at.plusNanos(1_000) : at);
            }
        }
    }

    /**
     * Adds an answer to how the service was. The same score told again is the same event, another one is a revision; so is a
     * comment that comes after the score, also where the vendor gives both the same time.
     */
    EventDocument answer(String rating, Instant at, String score, int min, int max, @Nullable String comment) {
        String said = comment == null ? "" : ":" + EventId.digest(TextNode.valueOf(comment));
        return add(EventType.SURVEY_ANSWERED, "rating:%s:%d:%s%s".formatted(rating, at.toEpochMilli(), score, said), at)
                .with(Field.RESPONSE_ID, rating)
                .with(Field.SURVEY, "satisfaction")
                .with(Field.KIND, "csat")
                .with(Field.SCORE, score)
                .with(
                        Field.SCALE,
                        JsonNodeFactory.instance.objectNode().put("min", min).put("max", max))
                .with(Field.COMMENT, comment == null ? null : BoundedText.of(comment, LONGEST_COMMENT));
    }

    /** A vendor's channel by its name here: as mapped, else by the table, else {@code other}. */
    @Nullable String channel(@Nullable String vendors, Map<String, String> table) {
        if (vendors != null
                && mapping.values().getOrDefault("channel", Map.of()).containsKey(vendors)) {
            return mapping.value("channel", vendors);
        }
        return Tree.named(vendors, table, "other");
    }

    /** Labels, as many and as long as an event takes; missing when there is none. */
    static JsonNode tags(Tree list) {
        ArrayNode tags = JsonNodeFactory.instance.arrayNode();
        for (Tree element : list.elements()) {
            String tag = Tree.first(element, element.at("name"), element.at("tag"));
            if (tag != null && tags.size() < MOST_TAGS) {
                tags.add(BoundedText.of(tag, LONGEST_TAG));
            }
        }
        return tags.isEmpty() ? MissingNode.getInstance() : tags;
    }

    /** What was told; when it is nothing, the reason. */
    Translation orIgnored(String reason) {
        return events.isEmpty() ? new Translation.Ignored(reason) : new Translation.Events(events);
    }
}
