package dev.rapport.query.list;

import static dev.rapport.query.CommonParameters.CURSOR;
import static dev.rapport.query.CommonParameters.FORMAT;
import static dev.rapport.query.CommonParameters.LIMIT;
import static dev.rapport.query.CommonParameters.TZ;
import static dev.rapport.query.list.StoredColumns.column;
import static dev.rapport.schema.Property.anyObject;
import static dev.rapport.schema.Property.objects;
import static dev.rapport.schema.Property.text;
import static dev.rapport.schema.Property.time;
import static dev.rapport.schema.Property.wholeNumber;
import static dev.rapport.schema.Property.words;

import dev.rapport.schema.ObjectType;
import dev.rapport.schema.Property;
import dev.rapport.schema.RowType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the change feed takes and gives. */
public final class ChangeFeedType {
    private static final String EPOCH_EXAMPLE = "5b2c7d1e-4f35-4d7f-8a29-1c2c0d9c9b10";
    static final Property AFTER_VERSION = wholeNumber("after_version", 0, 999_999_999_999_999_999L)
            .meaning("The last version that you have read; 0 for the beginning.")
            .byDefault(0)
            .example(41);
    static final Property EPOCH_READ = text("epoch")
            .meaning("The epoch in which you have read so far; when it has passed the answer is 409.")
            .example(EPOCH_EXAMPLE);
    static final Property TYPES = text("type")
            .meaning("Only events of this type, or of one of several with | between them.")
            .example("interaction.opened|interaction.resolved");
    static final Property SUBJECT =
            text("subject").meaning("Only events about this subject.").example("1001");

    /** The parameters. */
    public static final List<Property> PARAMETERS =
            List.of(AFTER_VERSION, EPOCH_READ, TYPES, SUBJECT, LIMIT, CURSOR, TZ, FORMAT);

    static final StoredColumns COLUMNS = new StoredColumns(List.of(
            column(
                    wholeNumber("version")
                            .meaning("The version of the workspace that brought it.")
                            .example(42),
                    "kept.version"),
            column(
                    time("received_at")
                            .orNull()
                            .meaning("When that version was received; null when that is no longer known.")
                            .example("2026-03-27T16:30:01+01:00"),
                    "log.stamp"),
            column(text("subject").example("1001"), "kept.subject"),
            column(text("source").example("zendesk"), "kept.source"),
            column(text("id").example("evt-1001-1"), "kept.id"),
            column(text("type").example("interaction.opened"), "kept.type"),
            column(time("time"), "kept.time"),
            column(anyObject("data").meaning("The values as they were sent; numbers as texts."), "kept.data"),
            column(
                    anyObject("extensions")
                            .orNull()
                            .meaning("What was written beside it: extension attributes of CloudEvents."),
                    "kept.extensions")));

    static final ObjectType EVENT = new ObjectType(
            "JournalEvent", "An event as it was accepted, with its place in the journal.", COLUMNS.properties(), false);

    static final StoredColumns ERASURE_COLUMNS = new StoredColumns(List.of(
            column(text("receipt").example("0b0f6a0e-7f0c-4a53-9a2c-3f3a5f6d1c11"), "receipt::text"),
            column(words("mode", List.of("delete", "anonymize"))),
            column(time("erased_at"), "finished_at"),
            column(
                    wholeNumber("version")
                            .meaning("The version from which on nothing is left.")
                            .example(1203),
                    "last_version")));

    static final RowType<Head> HEAD = RowType.<Head>of("JournalEventHead", "How far the feed goes.")
            .with(
                    text("epoch")
                            .meaning(
                                    "Another one after each erasure: what was read in an earlier one must be forgotten."
                                            + " Empty before the first event.")
                            .example(EPOCH_EXAMPLE),
                    head -> head.state().epoch())
            .with(
                    wholeNumber("version")
                            .meaning("The last version. When next_cursor is null everything up to it has been read: ask"
                                    + " with it as after_version the next time.")
                            .example(1203),
                    head -> head.state().version())
            .with(
                    objects(
                                    "erasures",
                                    new ObjectType(
                                            "ErasureMark",
                                            "An erasure after the version that was asked for.",
                                            ERASURE_COLUMNS.properties(),
                                            false))
                            .meaning("Erasures after after_version, at most 1000."),
                    Head::erasures)
            .build();

    /** What it looks like. */
    public static final ListType TYPE =
            ListType.paged(EVENT, HEAD.type().properties().toArray(Property[]::new));

    /** How far the feed goes, and what was erased of it. */
    record Head(ChangeFeed.State state, List<Map<String, @Nullable Object>> erasures) {}

    private ChangeFeedType() {}
}
