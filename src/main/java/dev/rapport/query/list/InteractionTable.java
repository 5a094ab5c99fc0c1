package dev.rapport.query.list;

import dev.rapport.query.list.FactTable.Column;
import java.util.List;
import java.util.stream.Stream;

/** What lists show of interactions. */
final class InteractionTable {
    /**
     * The state after the last event. An interaction that was left and resolved afterwards is resolved; the end of the last
     * open interval tells which came last.
     */
    static final String STATE = """
            CASE WHEN discarded THEN 'discarded'
                 WHEN opened_at IS NULL THEN 'incomplete'
                 WHEN open_intervals -> -1 ->> 1 IS NULL THEN 'open'
                 WHEN last_resolved_at >= (open_intervals -> -1 ->> 1)::timestamptz THEN 'resolved'
                 ELSE 'abandoned' END""";

    static final List<String> STATES = List.of("open", "resolved", "abandoned", "incomplete", "discarded");

    private static final List<Column> LISTED = List.of(
            FactTable.text("id", "subject"),
            FactTable.time("opened_at"),
            FactTable.text("state", STATE),
            FactTable.text("channel"),
            FactTable.text("direction"),
            FactTable.text("topic"),
            FactTable.text("issue_id"),
            FactTable.text("priority"),
            FactTable.text("team", "opening_team"),
            FactTable.text("agent", "opening_agent"),
            FactTable.text("location"),
            FactTable.text("product"),
            FactTable.text("customer_id"),
            FactTable.time("first_reply_at"),
            FactTable.time("first_resolved_at"),
            FactTable.time("last_resolved_at"),
            FactTable.integer("resolutions"),
            FactTable.integer("reopens"),
            FactTable.integer("transfers"),
            FactTable.integer("escalations"),
            FactTable.time("abandoned_at"),
            FactTable.object("attributes"),
            FactTable.list("tags"),
            FactTable.list("flags"));

    private static final List<Column> MORE = List.of(
            FactTable.text("current_team"),
            FactTable.text("current_agent"),
            FactTable.text("first_reply_team"),
            FactTable.text("first_reply_agent"),
            FactTable.text("resolution_team"),
            FactTable.text("resolution_agent"),
            FactTable.text("discard_reason"),
            FactTable.text("discarded_into"),
            FactTable.list("open_intervals"),
            FactTable.list("pauses"));

    /** A row of the list. */
    static final FactTable ROWS = new FactTable("interaction_fact", LISTED);

    /** The fact in full. */
    static final FactTable FULL = new FactTable(
            "interaction_fact", Stream.concat(LISTED.stream(), MORE.stream()).toList());

    private InteractionTable() {}
}
