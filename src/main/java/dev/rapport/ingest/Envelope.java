package dev.rapport.ingest;

import static dev.rapport.schema.Property.object;
import static dev.rapport.schema.Property.text;
import static dev.rapport.schema.Property.time;
import static dev.rapport.schema.Property.words;

import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.schema.ObjectType;
import dev.rapport.schema.Property;
import java.util.Arrays;
import java.util.List;

/** The names around an event's data that Rapport knows. */
@SuppressWarnings("ImmutableEnumChecker") // its lists are copies that nothing can change
enum Envelope {
    ID(text("id", 200)
            .meaning(
                    "The producer's own id of what happened; the same one when it is sent again. Whole JSON numbers are"
                            + " taken by their digits.")
            .example("evt-1001-1")),
    SOURCE(text("source", 200)
            .meaning("Who says so. Default: the parameter `source`, else the name of the API key.")
            .example("zendesk")
            .orMissing()),
    TYPE(words("type", EventType.wireNames()).meaning("What happened.").example("interaction.opened")),
    TIME(time("time")
            .meaning(
                    "When it happened: RFC 3339 with an offset, kept to the microsecond. From 1900 to 5 minutes ahead of"
                            + " the server's clock.")),
    SUBJECT(text("subject", 200)
            .meaning("What it is about: the id of the interaction or of the order; for an answer about no interaction"
                    + " `survey:<response id>`; for a merge `customer:<from>`.")
            .example("1001")),
    /** A survey response's name for {@link #TIME}. */
    RESPONDED_AT(time("responded_at")
            .meaning("When it was answered: RFC 3339 with an offset. `time` is another name for it.")
            .example("2026-03-27T17:05:00+01:00")),
    /** In a survey response: what becomes the {@link #SUBJECT}. */
    INTERACTION_ID(text("interaction_id", 200)
            .meaning("The interaction that it is about. Without one the answer is about itself.")
            .example("1001")
            .orMissing()),
    DATA(object(
                    "data",
                    new ObjectType(
                            "EventData",
                            "The values of an event; which type takes which is said with each. Absent, null and the empty"
                                    + " text are the same. Unknown fields are refused.",
                            Arrays.stream(Field.values()).map(Field::property).toList(),
                            false))
            .meaning("The type's own values.")
            .orMissing()),
    /** Another way to write {@link #DATA}: its bytes. */
    DATA_BASE64(text("data_base64").meaning("The same as data, as Base64.").orMissing()),
    SPECVERSION(words("specversion", List.of("1.0"))
            .meaning("The version of CloudEvents.")
            .example("1.0")
            .orMissing()),
    DATACONTENTTYPE(text("datacontenttype")
            .meaning("Always JSON.")
            .example("application/json")
            .orMissing()),
    DATASCHEMA(text("dataschema")
            .meaning("Where the data are described: an absolute URI. Kept like an extension.")
            .example("https://example.com/schemas/event.json")
            .orMissing());

    /** The most characters of each that is kept by itself. */
    static final int MOST_CHARACTERS = 200;

    private final Property property;

    Envelope(Property property) {
        this.property = property;
    }

    String wireName() {
        return property.name();
    }

    /** What is said of it on the wire. */
    Property property() {
        return property;
    }

    boolean isTime() {
        return this == TIME || this == RESPONDED_AT;
    }
}
