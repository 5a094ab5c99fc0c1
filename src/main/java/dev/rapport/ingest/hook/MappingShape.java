package dev.rapport.ingest.hook;

import dev.rapport.event.Field;
import dev.rapport.schema.ObjectType;
import dev.rapport.schema.Property;
import dev.rapport.schema.ValueType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What a mapping looks like on the wire; {@link MappingFields} reads it. */
public final class MappingShape {
    static final int LONGEST = 200;
    static final int LONGEST_PREFIX = 50;
    static final List<String> KINDS = Field.KIND.property().words();

    private static final ValueType TEXT = ValueType.of(ValueType.Kind.TEXT);

    static final ObjectType SCALE = ObjectType.of(
            "HookQuestionScale",
            "The ends of a scale.",
            Property.decimal("min").example(1),
            Property.decimal("max").example(5));

    static final ObjectType QUESTION = ObjectType.of(
            "HookQuestion",
            "What a question asks.",
            Property.words("kind", KINDS).example("csat"),
            Property.of("survey", TEXT.atMost(LONGEST))
                    .orMissing()
                    .meaning("What the survey is called here.")
                    .example("after-chat"),
            Property.object("scale", SCALE).orMissing().meaning("The ends of the scale."));

    /** A mapping. */
    public static final ObjectType MAPPING = ObjectType.of(
            "HookMapping",
            "Which of the vendor's fields is which of ours.",
            Property.of("prefix", TEXT.atMost(LONGEST_PREFIX))
                    .orMissing()
                    .meaning("Before every id, and the source of every event; the connector's name, if left out. Two"
                            + " accounts of one vendor need two.")
                    .example("zendesk"),
            Property.text("zone")
                    .orMissing()
                    .meaning("Of the vendor's times without offset; the workspace's, if left out.")
                    .example("Europe/Berlin"),
            Property.of("fields", ValueType.mapOf(TEXT))
                    .orMissing()
                    .meaning("Our field to the vendor's: a JSON pointer into the body, or the id or name of a custom"
                            + " field.")
                    .example(Map.of("topic", "360001234", "attributes.plan", "/detail/custom_fields/0/value")),
            Property.of("values", ValueType.mapOf(ValueType.mapOf(TEXT)))
                    .orMissing()
                    .meaning("Our field to the vendor's values, and what each is called here.")
                    .example(Map.of("team", Map.of("4711", "billing"))),
            Property.of("questions", ValueType.mapOf(ValueType.object(QUESTION)))
                    .orMissing()
                    .meaning("The vendor's id of a survey's question to what it asks.")
                    .example(Map.of(
                            "q1",
                            Map.of("kind", "csat", "scale", Map.of("min", BigDecimal.ONE, "max", new BigDecimal(5))))));

    private MappingShape() {}

    /** The names of the members of an object. */
    static String[] names(ObjectType object) {
        return object.names().toArray(String[]::new);
    }
}
