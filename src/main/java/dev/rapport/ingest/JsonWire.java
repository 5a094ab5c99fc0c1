package dev.rapport.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;

/** How JSON is read here: strictly, within bounds, with messages that say where. */
final class JsonWire {
    private static final int MOST_NESTING = 32;
    private static final int LONGEST_TEXT = 1 << 20;
    private static final int LONGEST_NUMBER = 200;
    private static final int LONGEST_NAME = 1_000;

    /** Shared, so that the names of fields are decoded once; they are not interned, since senders choose them. */
    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_NESTING)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxNameLength(LONGEST_NAME)
                    .build())
            .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();

    private JsonWire() {}

    /** A sentence that says where JSON broke off and why, with the line counted from {@code firstLine}. */
    static String explain(JsonProcessingException broken, long firstLine) {
        JsonLocation location = broken.getLocation();
        String place = location == null
                ? "line " + firstLine
                : "line %d, column %d".formatted(firstLine + location.getLineNr() - 1, location.getColumnNr());
        if (broken instanceof StreamConstraintsException) {
            return "%s: JSON is taken with at most %d levels of nesting, texts of %,d characters, numbers of %d digits and names of %,d characters"
                    .formatted(place, MOST_NESTING, LONGEST_TEXT, LONGEST_NUMBER, LONGEST_NAME);
        }
        return place + ": " + Texts.shown(broken.getOriginalMessage(), 300);
    }
}
