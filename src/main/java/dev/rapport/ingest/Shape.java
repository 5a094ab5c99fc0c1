package dev.rapport.ingest;

import static dev.rapport.ingest.Envelope.DATA;
import static dev.rapport.ingest.Envelope.DATACONTENTTYPE;
import static dev.rapport.ingest.Envelope.DATASCHEMA;
import static dev.rapport.ingest.Envelope.DATA_BASE64;
import static dev.rapport.ingest.Envelope.ID;
import static dev.rapport.ingest.Envelope.INTERACTION_ID;
import static dev.rapport.ingest.Envelope.RESPONDED_AT;
import static dev.rapport.ingest.Envelope.SOURCE;
import static dev.rapport.ingest.Envelope.SPECVERSION;
import static dev.rapport.ingest.Envelope.SUBJECT;
import static dev.rapport.ingest.Envelope.TIME;
import static dev.rapport.ingest.Envelope.TYPE;

import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.schema.ObjectType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the items of a body are. */
@SuppressWarnings("ImmutableEnumChecker") // both collections are unmodifiable copies
public enum Shape {
    /** Events; {@code specversion} and {@code source} may be left out. */
    EVENT(
            List.of(ID, SOURCE, TYPE, TIME, SUBJECT),
            List.of(DATA, DATA_BASE64, SPECVERSION, DATACONTENTTYPE, DATASCHEMA)),
    /** Events under a media type of CloudEvents, which requires {@code specversion} and {@code source}. */
    CLOUD_EVENT(
            List.of(ID, SOURCE, TYPE, TIME, SUBJECT),
            List.of(DATA, DATA_BASE64, SPECVERSION, DATACONTENTTYPE, DATASCHEMA)),
    /** Survey responses: flat, without type and subject. */
    SURVEY_RESPONSE(List.of(ID, SOURCE, TIME, RESPONDED_AT, INTERACTION_ID), List.of());

    private final Set<Envelope> columns;
    private final Map<String, Envelope> envelope;

    Shape(List<Envelope> columns, List<Envelope> onlyInJson) {
        this.columns = Set.copyOf(columns);
        this.envelope = Stream.concat(columns.stream(), onlyInJson.stream())
                .collect(Collectors.toUnmodifiableMap(Envelope::wireName, Function.identity()));
    }

    /** What an event looks like in JSON. */
    public static final ObjectType EVENT_TYPE = new ObjectType(
            "Event",
            "One thing that happened, in the form of CloudEvents 1.0. Further names that are legal for extensions of"
                    + " CloudEvents (lower-case letters and digits) are accepted and kept.",
            Stream.of(ID, SOURCE, TYPE, TIME, SUBJECT, DATA, SPECVERSION, DATACONTENTTYPE, DATASCHEMA)
                    .map(Envelope::property)
                    .toList(),
            true);

    /** What a survey response looks like in JSON: the fields of an answer beside its envelope. */
    public static final ObjectType SURVEY_RESPONSE_TYPE = new ObjectType(
            "SurveyResponse",
            "One answer to one question, or its dismissal. The same as the event `survey.answered`: sent both ways it is a"
                    + " duplicate.",
            Stream.concat(
                            Stream.of(
                                    ID.property()
                                            .meaning(
                                                    "The producer's own id of this answer; the same one when it is sent"
                                                            + " again.")
                                            .example("answer-77"),
                                    SOURCE.property().example("typeform"),
                                    RESPONDED_AT.property(),
                                    TIME.property()
                                            .meaning("Another name of `responded_at`; send one of the two.")
                                            .orMissing(),
                                    INTERACTION_ID.property()),
                            EventType.SURVEY_ANSWERED.fields().stream()
                                    .map(field -> EventType.SURVEY_ANSWERED.requires(field)
                                            ? field.property().required()
                                            : field.property()))
                    .toList(),
            false);

    /** The part of the envelope that a name at the top of a JSON item stands for. */
    @Nullable Envelope envelope(String name) {
        return envelope.get(name);
    }

    /** Whether the part of the envelope can be a column of CSV. */
    boolean isColumn(Envelope part) {
        return columns.contains(part);
    }

    /** Whether the field can stand in an item. */
    boolean has(Field field) {
        return this != SURVEY_RESPONSE || EventType.SURVEY_ANSWERED.has(field);
    }

    /** Every name that stands at the top of a flat item. */
    List<String> flatNames() {
        return Stream.concat(
                        Stream.of(Envelope.values()).filter(this::isColumn).map(Envelope::wireName),
                        Stream.of(Field.values()).filter(this::has).map(Field::wireName))
                .distinct()
                .toList();
    }

    /** What a sentence calls one item. */
    String item() {
        return this == SURVEY_RESPONSE ? "a survey response" : "an event";
    }
}
