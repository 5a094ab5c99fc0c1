package dev.rapport.readmodel;

import static dev.rapport.readmodel.LongColumn.ABSENT;

import dev.rapport.readmodel.ColumnEditors.CodeEditor;
import java.util.List;
import java.util.stream.Stream;

/** The interactions as they lie in their table. */
final class InteractionRows implements FactRows {
    static final String TABLE = "interaction_fact";

    private static final List<String> TIMES = List.of(
            "first_reply_at",
            "handover_at",
            "handover_reply_at",
            "first_resolved_at",
            "last_resolved_at",
            "first_reopened_at",
            "first_transferred_at",
            "first_escalated_at",
            "abandoned_at",
            "closed_at",
            "first_response_due_at",
            "resolution_due_at");
    private static final List<String> COUNTS = List.of("resolutions", "reopens", "transfers", "escalations");
    private static final List<String> DIMENSIONS = List.of(
            "channel",
            "direction",
            "topic",
            "issue_id",
            "priority",
            "location",
            "product",
            "first_response_policy",
            "resolution_policy");
    private static final List<String> TEAMS =
            List.of("opening_team", "first_reply_team", "handover_reply_team", "resolution_team", "current_team");
    private static final List<String> AGENTS =
            List.of("opening_agent", "first_reply_agent", "handover_reply_agent", "resolution_agent", "current_agent");

    private static final String SELECT = """
            SELECT number, present, opened_at, customer_id, COALESCE(discarded, false), direction = 'inbound',
                   bot_replied, resolvable_at_first_line, first_contact, COALESCE(flags, '[]') <> '[]', COALESCE(state, '') = 'resolved',
                   open_microseconds, business_calendar,
                   CASE WHEN jsonb_array_length(open_intervals) > 1 THEN open_intervals END,
                   CASE WHEN jsonb_array_length(in_charge) > 1 THEN in_charge END,
                   customer_messages, tags, %s, attributes
            FROM $prefixinteraction_fact AS fact
            """.formatted(String.join(
            ", ",
            Stream.of(TIMES, COUNTS, DIMENSIONS, TEAMS, AGENTS)
                    .flatMap(List::stream)
                    .toList()));

    private final ColumnEditors editors;
    private final LongEditor openedAt;
    private final LongEditor[] times;
    private final FlagEditor present;
    private final FlagEditor counts;
    private final FlagEditor incomplete;
    private final FlagEditor discarded;
    private final FlagEditor inbound;
    private final FlagEditor botReplied;
    private final FlagEditor identified;
    private final FlagEditor resolvableAtFirstLine;
    private final FlagEditor flagged;
    private final FlagEditor solvedAtFirstContact;
    private final FlagEditor notSolvedAtFirstContact;
    private final FlagEditor resolved;
    private final LongEditor timeOpen;
    private final LongEditor businessCalendar;
    private final ListEditor openIntervals;
    private final ListEditor inCharge;
    private final ListEditor customerMessages;
    private final ListEditor tags;
    private final JsonLists intervalLists;
    private final JsonLists chargeLists;
    private final JsonLists messageLists;
    private final JsonLists tagLists;
    private final IntEditor[] numbers;
    private final CodeEditor customer;
    private final CodeEditor[] texts;

    InteractionRows(Columns base, int size, Dictionaries dictionaries) {
        editors = new ColumnEditors(base, size, dictionaries);
        openedAt = editors.longs("opened_at");
        times = TIMES.stream().map(editors::longs).toArray(LongEditor[]::new);
        present = editors.flag("present");
        counts = editors.flag("counts");
        incomplete = editors.flag("incomplete");
        discarded = editors.flag("discarded");
        inbound = editors.flag("inbound");
        botReplied = editors.flag("bot_replied");
        identified = editors.flag("identified");
        resolvableAtFirstLine = editors.flag("resolvable_at_first_line");
        flagged = editors.flag("flagged");
        solvedAtFirstContact = editors.flag("solved_at_first_contact");
        notSolvedAtFirstContact = editors.flag("not_solved_at_first_contact");
        resolved = editors.flag("resolved");
        timeOpen = editors.longs("time_open");
        businessCalendar = editors.longs("business_calendar");
        openIntervals = editors.lists("open_intervals");
        inCharge = editors.lists("in_charge");
        customerMessages = editors.lists("customer_messages");
        tags = editors.lists("tags");
        JsonLists.Item agents = JsonLists.Item.code(editors.codesOf(Dictionaries.AGENT));
        JsonLists.Item teams = JsonLists.Item.code(editors.codesOf(Dictionaries.TEAM));
        intervalLists = new JsonLists(List.of(JsonLists.Item::time));
        chargeLists = new JsonLists(List.of(JsonLists.Item::time, agents, teams));
        messageLists = new JsonLists(List.of(JsonLists.Item::time, JsonLists.Item::time, agents, teams));
        tagLists = new JsonLists(List.of(JsonLists.Item.code(editors.codesOf(Dictionaries.TAGS))));
        numbers = COUNTS.stream().map(editors::ints).toArray(IntEditor[]::new);
        customer = editors.customer();
        texts = Stream.of(
                        DIMENSIONS.stream().map(editors::dimension),
                        TEAMS.stream().map(editors::team),
                        AGENTS.stream().map(editors::agent))
                .flatMap(all -> all)
                .toArray(CodeEditor[]::new);
        editors.ints(Chains.PREVIOUS);
        editors.ints(Chains.NEXT);
    }

    @Override
    public String select(String prefix) {
        return SELECT.replace("$prefix", prefix);
    }

    @Override
    public void read(int number, CopyRow copy) {
        boolean isPresent = copy.truth();
        long opened = copy.time();
        int person = copy.code(customer.meaning());
        boolean isDiscarded = copy.truth();
        openedAt.set(number, opened);
        customer.editor().set(number, person);
        present.set(number, isPresent);
        counts.set(number, isPresent && opened != ABSENT && !isDiscarded);
        incomplete.set(number, isPresent && opened == ABSENT && !isDiscarded);
        discarded.set(number, isPresent && isDiscarded);
        identified.set(number, person != 0);
        inbound.set(number, copy.truth());
        botReplied.set(number, copy.truth());
        resolvableAtFirstLine.set(number, copy.truth());
        int firstContact = copy.tristate();
        solvedAtFirstContact.set(number, firstContact == 1);
        notSolvedAtFirstContact.set(number, firstContact == 0);
        flagged.set(number, copy.truth());
        resolved.set(number, copy.truth());
        timeOpen.set(number, copy.int64());
        businessCalendar.set(number, copy.int64());
        openIntervals.set(number, copy.list(intervalLists));
        inCharge.set(number, copy.list(chargeLists));
        customerMessages.set(number, copy.list(messageLists));
        tags.set(number, copy.list(tagLists));
        for (LongEditor time : times) {
            time.set(number, copy.time());
        }
        for (IntEditor count : numbers) {
            count.set(number, copy.int32());
        }
        for (CodeEditor text : texts) {
            text.set(number, copy);
        }
        copy.attributes(number, editors.attributes());
    }

    @Override
    public long bytes() {
        return editors.bytes();
    }

    @Override
    public Columns finish() {
        return editors.finish();
    }
}
