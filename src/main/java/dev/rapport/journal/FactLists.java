package dev.rapport.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.fact.Flag;
import dev.rapport.fact.InteractionFact.CustomerMessage;
import dev.rapport.fact.InteractionFact.InCharge;
import dev.rapport.fact.InteractionFact.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How those parts of facts that are lists lie in their tables: as JSON, without names that would repeat in every row. */
final class FactLists {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FactLists() {}

    /** Intervals, each its start and its end. */
    static String intervals(List<Interval> intervals) {
        return json(intervals.stream()
                .map(interval -> listOf(time(interval.from()), time(interval.to())))
                .toList());
    }

    /** Who was in charge, each since when, agent and team. */
    static String inCharge(List<InCharge> spans) {
        return json(spans.stream()
                .map(span ->
                        listOf(time(span.from()), span.who().agent(), span.who().team()))
                .toList());
    }

    /** Messages, each its time, and its reply's time, agent and team. */
    static String messages(List<CustomerMessage> messages) {
        return json(messages.stream().map(FactLists::message).toList());
    }

    private static List<@Nullable String> message(CustomerMessage message) {
        return message.reply() == null
                ? listOf(time(message.at()), null, null, null)
                : listOf(
                        time(message.at()),
                        time(message.reply().at()),
                        message.reply().by().agent(),
                        message.reply().by().team());
    }

    /** Names of flags. */
    static String flags(Collection<Flag> flags) {
        return json(flags.stream().map(Flag::wireName).toList());
    }

    /** Texts, maps and lists of them. */
    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts, maps and lists can be written as JSON", impossible);
        }
    }

    private static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static List<@Nullable String> listOf(@Nullable String... texts) {
        List<@Nullable String> list = new ArrayList<>(texts.length);
        for (String text : texts) {
            list.add(text);
        }
        return list;
    }
}
