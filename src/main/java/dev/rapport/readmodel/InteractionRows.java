package dev.rapport.readmodel;

import static dev.rapport.fact.FactColumnType.AGENT;
import static dev.rapport.fact.FactColumnType.COUNT;
import static dev.rapport.fact.FactColumnType.DIMENSION;
import static dev.rapport.fact.FactColumnType.TEAM;
import static dev.rapport.fact.FactColumnType.TIME;
import static dev.rapport.fact.InteractionFactColumn.BOT_REPLIED;
import static dev.rapport.fact.InteractionFactColumn.BUSINESS_CALENDAR;
import static dev.rapport.fact.InteractionFactColumn.CUSTOMER_MESSAGES;
import static dev.rapport.fact.InteractionFactColumn.DISCARDED;
import static dev.rapport.fact.InteractionFactColumn.IN_CHARGE;
import static dev.rapport.fact.InteractionFactColumn.OPENED_AT;
import static dev.rapport.fact.InteractionFactColumn.OPEN_INTERVALS;
import static dev.rapport.fact.InteractionFactColumn.RESOLVABLE_AT_FIRST_LINE;
import static dev.rapport.fact.InteractionFactColumn.TAGS;
import static dev.rapport.readmodel.LongColumn.ABSENT;

import dev.rapport.fact.InteractionFactColumn;
import dev.rapport.readmodel.ColumnEditors.CodeEditor;
import java.util.List;
import java.util.stream.Stream;

/** The interactions as they lie in their table. */
final class InteractionRows implements FactRows {
    static final String TABLE = "interaction_fact";

    /** Without the opening, which everything goes by. */
    private static final List<String> TIMES = FactRows.named(TIME, InteractionFactColumn.values()).stream()
            .filter(name -> !name.equals(OPENED_AT.columnName()))
            .toList();

    private static final List<String> COUNTS = FactRows.named(COUNT, InteractionFactColumn.values());
    private static final List<String> DIMENSIONS = FactRows.named(DIMENSION, InteractionFactColumn.values());
    private static final List<String> TEAMS = FactRows.named(TEAM, InteractionFactColumn.values());
    private static final List<String> AGENTS = FactRows.named(AGENT, InteractionFactColumn.values());

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
        openedAt = editors.longs(OPENED_AT);
        times = TIMES.stream().map(editors::longs).toArray(LongEditor[]::new);
        present = editors.flag("present");
        counts = editors.flag("counts");
        incomplete = editors.flag("incomplete");
        discarded = editors.flag(DISCARDED);
        inbound = editors.flag("inbound");
        botReplied = editors.flag(BOT_REPLIED);
        identified = editors.flag("identified");
        resolvableAtFirstLine = editors.flag(RESOLVABLE_AT_FIRST_LINE);
        flagged = editors.flag("flagged");
        solvedAtFirstContact = editors.flag("solved_at_first_contact");
        notSolvedAtFirstContact = editors.flag("not_solved_at_first_contact");
        resolved = editors.flag("resolved");
        timeOpen = editors.longs("time_open");
        businessCalendar = editors.longs(BUSINESS_CALENDAR);
        openIntervals = editors.lists(OPEN_INTERVALS);
        inCharge = editors.lists(IN_CHARGE);
        customerMessages = editors.lists(CUSTOMER_MESSAGES);
        tags = editors.lists(TAGS);
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
