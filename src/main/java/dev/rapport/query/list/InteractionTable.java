package dev.rapport.query.list;

import static dev.rapport.query.list.StoredColumns.column;
import static dev.rapport.schema.Property.objects;
import static dev.rapport.schema.Property.text;
import static dev.rapport.schema.Property.texts;
import static dev.rapport.schema.Property.time;
import static dev.rapport.schema.Property.wholeNumber;
import static dev.rapport.schema.Property.words;

import dev.rapport.schema.ObjectType;
import java.util.List;

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

    private static final String OPENING = "As the opening says.";

    static final List<String> STATES = List.of("open", "resolved", "abandoned", "incomplete", "discarded");

    /** A row of the list. */
    static final FactTable ROWS = new FactTable(
            "interaction_fact",
            new StoredColumns(List.of(
                    column(text("id").example("1001"), "subject"),
                    column(time("opened_at").orNull()),
                    column(words("state", STATES).meaning("incomplete: without an opening, so in no metric."), STATE),
                    column(FactProperties.CHANNEL),
                    column(text("direction").example("inbound")),
                    column(FactProperties.TOPIC),
                    column(text("issue_id").orNull().example("issue-7")),
                    column(FactProperties.PRIORITY),
                    column(FactProperties.TEAM.meaning(OPENING), "opening_team"),
                    column(FactProperties.AGENT.meaning(OPENING), "opening_agent"),
                    column(FactProperties.LOCATION),
                    column(FactProperties.PRODUCT),
                    column(FactProperties.CUSTOMER_ID),
                    column(time("first_reply_at").orNull()),
                    column(time("first_resolved_at").orNull()),
                    column(time("last_resolved_at").orNull()),
                    column(wholeNumber("resolutions").example(1)),
                    column(wholeNumber("reopens").example(0)),
                    column(wholeNumber("transfers").example(0)),
                    column(wholeNumber("escalations").example(0)),
                    column(time("abandoned_at").orNull()),
                    column(FactProperties.ATTRIBUTES),
                    column(texts("tags").example(List.of("vip"))),
                    column(FactProperties.FLAGS))));

    private static final ObjectType OPEN_INTERVAL = ObjectType.of(
            "OpenInterval",
            "From, included, to, excluded; to is null while it goes on.",
            time("from"),
            time("to").orNull());

    /** The fact in full. */
    static final FactTable FULL = new FactTable(
            "interaction_fact",
            ROWS.columns()
                    .and(
                            column(text("current_team").orNull().example("Service Desk")),
                            column(text("current_agent").orNull().example("ada")),
                            column(text("first_reply_team").orNull().example("Service Desk")),
                            column(text("first_reply_agent").orNull().example("ada")),
                            column(text("resolution_team").orNull().example("Service Desk")),
                            column(text("resolution_agent").orNull().example("ada")),
                            column(text("discard_reason").orNull().example("spam")),
                            column(text("discarded_into").orNull().example("1002")),
                            column(objects("open_intervals", OPEN_INTERVAL)),
                            column(objects("pauses", OPEN_INTERVAL))));

    /** An interaction in lists. */
    static final ObjectType TYPE = ROWS.rowType("Interaction", "An interaction.");

    private InteractionTable() {}
}
