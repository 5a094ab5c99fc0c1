package dev.rapport.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.event.EventType;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.ingest.ItemSource.NumberedItem;
import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.ProblemType;
import dev.rapport.platform.problem.Violation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads texts as bodies, on a clock that stands still. */
final class Reading {
    static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final ItemContext EVENTS = context(Shape.EVENT);
    static final ItemContext RESPONSES = context(Shape.SURVEY_RESPONSE);

    private Reading() {}

    static ItemContext context(Shape shape) {
        return new ItemContext(shape, "key", Optional.empty(), CLOCK);
    }

    static ItemContext events(EventType defaultType) {
        return new ItemContext(Shape.EVENT, "key", Optional.of(defaultType), CLOCK);
    }

    static JsonDocument document(String json, ItemContext context) {
        try {
            return JsonDocument.read(stream(json), context, 10_000);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The only event of a JSON body that must be valid. */
    static SubmittedEvent event(String json) {
        return valid(document(json, EVENTS).items().get(0));
    }

    static SubmittedEvent response(String json) {
        return valid(document(json, RESPONSES).items().get(0));
    }

    static List<Violation> violations(String json) {
        return refused(document(json, EVENTS).items().get(0)).problem().violations();
    }

    static List<Violation> responseViolations(String json) {
        return refused(document(json, RESPONSES).items().get(0)).problem().violations();
    }

    static SubmittedEvent valid(ParsedItem item) {
        assertThat(item).isInstanceOf(ParsedItem.Valid.class);
        return ((ParsedItem.Valid) item).event();
    }

    static ParsedItem.Refused refused(ParsedItem item) {
        assertThat(item).isInstanceOf(ParsedItem.Refused.class);
        return (ParsedItem.Refused) item;
    }

    static String malformed(ParsedItem item) {
        Problem problem = refused(item).problem();
        assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED);
        return problem.detail();
    }

    static String tooLarge(ParsedItem item) {
        Problem problem = refused(item).problem();
        assertThat(problem.type()).isEqualTo(ProblemType.TOO_LARGE);
        return problem.detail();
    }

    static List<NumberedItem> lines(String ndjson, ItemContext context) {
        return all(new NdjsonItems(stream(ndjson), context, 1 << 20));
    }

    static List<NumberedItem> rows(String csv, ItemContext context) {
        return rows(csv.getBytes(StandardCharsets.UTF_8), context);
    }

    static List<NumberedItem> rows(byte[] csv, ItemContext context) {
        try {
            return all(new CsvItems(new ByteArrayInputStream(csv), context, 1 << 20, 1_000));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static List<NumberedItem> all(ItemSource source) {
        List<NumberedItem> items = new ArrayList<>();
        try {
            for (NumberedItem item = source.next(); item != null; item = source.next()) {
                items.add(item);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return items;
    }

    static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
