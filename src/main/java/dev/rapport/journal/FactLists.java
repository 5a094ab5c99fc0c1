package dev.rapport.journal;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.rapport.fact.Flag;
import dev.rapport.fact.InteractionFact.CustomerMessage;
import dev.rapport.fact.InteractionFact.InCharge;
import dev.rapport.fact.InteractionFact.Interval;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** How those parts of facts that are lists lie in their tables: as JSON, without names that would repeat in every
 * row. An empty one is null: most are, and a null takes neither room nor time. */
final class FactLists {
    private FactLists() {}

    /** Intervals, each its start and its end. */
    static @Nullable String intervals(List<Interval> intervals) {
        return list(intervals, (json, interval) -> {
            time(json.append('['), interval.from());
            time(json.append(','), interval.to());
            json.append(']');
        });
    }

    /** Who was in charge, each since when, agent and team. */
    static @Nullable String inCharge(List<InCharge> spans) {
        return list(spans, (json, span) -> {
            time(json.append('['), span.from());
            text(json.append(','), span.who().agent());
            text(json.append(','), span.who().team());
            json.append(']');
        });
    }

    /** Messages, each its time, and its reply's time, agent and team. */
    static @Nullable String messages(List<CustomerMessage> messages) {
        return list(messages, (json, message) -> {
            time(json.append('['), message.at());
            if (message.reply() == null) {
                json.append(",null,null,null]");
            } else {
                time(json.append(','), message.reply().at());
                text(json.append(','), message.reply().by().agent());
                text(json.append(','), message.reply().by().team());
                json.append(']');
            }
        });
    }

    /** Names of flags. */
    static @Nullable String flags(Collection<Flag> flags) {
        return list(flags, (json, flag) -> text(json, flag.wireName()));
    }

    /** Texts. */
    static @Nullable String texts(Collection<String> texts) {
        return list(texts, FactLists::text);
    }

    /** Texts by name. */
    static @Nullable String map(Map<String, String> texts) {
        if (texts.isEmpty()) {
            return null;
        }
        StringBuilder json = new StringBuilder();
        texts.forEach((name, value) -> {
            text(json.append(json.isEmpty() ? '{' : ','), name);
            text(json.append(':'), value);
        });
        return json.append('}').toString();
    }

    private static <T> @Nullable String list(Collection<T> items, BiConsumer<StringBuilder, T> writer) {
        if (items.isEmpty()) {
            return null;
        }
        StringBuilder json = new StringBuilder();
        for (T item : items) {
            writer.accept(json.append(json.isEmpty() ? '[' : ','), item);
        }
        return json.append(']').toString();
    }

    private static void time(StringBuilder json, @Nullable Instant instant) {
        if (instant == null) {
            json.append("null");
        } else {
            InstantText.append(json.append('"'), instant).append('"');
        }
    }

    private static void text(StringBuilder json, @Nullable String text) {
        if (text == null) {
            json.append("null");
        } else {
            json.append('"');
            JsonStringEncoder.getInstance().quoteAsString(text, json);
            json.append('"');
        }
    }
}
