package dev.rapport.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.rapport.platform.problem.Problem;

/**
 * How JSON is read here: strictly, within bounds, with messages that say where. One for all bodies, so that the names of
 * fields are decoded once; they are not interned, since senders choose them.
 */
public final class JsonWire {
    static final JsonWire STANDARD = new JsonWire(ItemLimits.STANDARD);

    private final ItemLimits limits;
    private final JsonFactory factory;

    public JsonWire(ItemLimits limits) {
        this.limits = limits;
        this.factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.nesting())
                        .maxStringLength(limits.textLength())
                        .maxNumberLength(limits.numberLength())
                        .maxNameLength(limits.nameLength())
                        .build())
                .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
                .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                .build();
    }

    JsonFactory factory() {
        return factory;
    }

    ItemLimits limits() {
        return limits;
    }

    /** Says where JSON broke off and why, with the line counted from {@code firstLine}. */
    Problem explain(JsonProcessingException broken, long firstLine) {
        JsonLocation location = broken.getLocation();
        String place = location == null
                ? "line " + firstLine
                : "line %d, column %d".formatted(firstLine + location.getLineNr() - 1, location.getColumnNr());
        if (broken instanceof StreamConstraintsException) {
            return Problem.tooLarge(
                    "%s: JSON is taken with at most %d levels of nesting, texts of %,d characters, numbers of %d digits and names of %,d characters"
                            .formatted(
                                    place,
                                    limits.nesting(),
                                    limits.textLength(),
                                    limits.numberLength(),
                                    limits.nameLength()));
        }
        return Problem.malformed(place + ": " + Texts.shown(reason(broken), 300));
    }

    /** Jackson's own words, without where it thinks that something began: in a stream that is another line. */
    private static String reason(JsonProcessingException broken) {
        String message = String.valueOf(broken.getOriginalMessage());
        int start = message.indexOf(" (start marker at ");
        return start < 0 ? message : message.substring(0, start);
    }
}
