package dev.rapport.journal;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.rapport.fact.Flag;
import dev.rapport.fact.InteractionFact.CustomerMessage;
import dev.rapport.fact.InteractionFact.InCharge;
import dev.rapport.fact.InteractionFact.Interval;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** How those parts of facts that are lists lie in their tables: as JSON, without names that would repeat in every
 * row. An empty one is null: most are, and a null takes neither room nor time. */
final class FactLists {
    private FactLists() {}

    /** {@link Interval}s, each its start and its end. */
    static @Nullable String intervals(Object intervals) {
        return list(intervals, Interval.class, (json, interval) -> {
            time(json.append('['), interval.from());
            time(json.append(','), interval.to());
            json.append(']');
        });
    }

    /** Who was {@link InCharge}, each since when, agent and team. */
    static @Nullable String inCharge(Object spans) {
        return list(spans, InCharge.class, (json, span) -> {
            time(json.append('['), span.from());
            text(json.append(','), span.who().agent());
            text(json.append(','), span.who().team());
            json.append(']');
        });
    }

    /** {@link CustomerMessage}s, each its time, and its reply's time, agent and team. */
    static @Nullable String messages(Object messages) {
        return list(messages, CustomerMessage.class, (json, message) -> {
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

    /** Names of {@link Flag}s. */
    static @Nullable String flags(Object flags) {
        return list(flags, Flag.class, (json, flag) -> text(json, flag.wireName()));
    }

    /** Texts. */
    static @Nullable String texts(Object texts) {
        return list(texts, String.class, FactLists::text);
    }

    /** Texts by name. */
    static @Nullable String map(Object map) {
        Map<?, ?> texts = (Map<?, ?>) map;
        if (texts.isEmpty()) {
            return null;
        }
        StringBuilder json = new StringBuilder();
        texts.forEach((name, value) -> {
            text(json.append(json.isEmpty() ? '{' : ','), (String) name);
            text(json.append(':'), (String) value);
        });
        return json.append('}').toString();
    }

    private static <T> @Nullable String list(Object list, Class<T> kind, BiConsumer<StringBuilder, T> writer) {
        Collection<?> items = (Collection<?>) list;
        if (items.isEmpty()) {
            return null;
        }
        StringBuilder json = new StringBuilder();
        for (Object item : items) {
            writer.accept(json.append(json.isEmpty() ? '[' : ','), kind.cast(item));
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
