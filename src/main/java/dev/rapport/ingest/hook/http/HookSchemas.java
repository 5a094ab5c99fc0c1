package dev.rapport.ingest.hook.http;

import java.math.BigDecimal;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Describes bodies as the documentation shows them; they are read field by field to report every mistake at once. */
final class HookSchemas {
    private HookSchemas() {}

    /** A mapping. */
    @Schema(name = "HookMapping", description = "Which of the vendor's fields is which of ours.")
    record MappingBody(
            @Schema(
                    description =
                            "Before every id, and the source of every event; the connector's name, if left out. Two accounts"
                                    + " of one vendor need two.",
                    maxLength = 50,
                    examples = "zendesk")
            String prefix,

            @Schema(
                    description = "Of the vendor's times without offset; the workspace's, if left out.",
                    examples = "Europe/Berlin")
            String zone,

            @Schema(
                    description =
                            "Our field to the vendor's: a JSON pointer into the body, or the id or name of a custom field.",
                    type = SchemaType.OBJECT,
                    examples = "{\"topic\": \"360001234\", \"attributes.plan\": \"/detail/custom_fields/0/value\"}")
            Map<String, String> fields,

            @Schema(
                    description = "Our field to the vendor's values, and what each is called here.",
                    type = SchemaType.OBJECT,
                    examples = "{\"team\": {\"4711\": \"billing\"}}")
            Map<String, Map<String, String>> values,

            @Schema(
                    description = "The vendor's id of a survey's question to what it asks.",
                    type = SchemaType.OBJECT,
                    examples = "{\"q1\": {\"kind\": \"csat\", \"scale\": {\"min\": 1, \"max\": 5}}}")
            Map<String, QuestionBody> questions) {}

    /** What a question asks. */
    @Schema(name = "HookQuestion", requiredProperties = "kind")
    record QuestionBody(
            @Schema(
                    enumeration = {"csat", "nps", "ces", "resolution"},
                    examples = "csat")
            String kind,

            @Schema(description = "What the survey is called here.", maxLength = 200, examples = "after-chat")
            String survey,

            @Schema(description = "The ends of the scale.") QuestionScale scale) {}

    /** The ends of a scale. */
    @Schema(
            name = "HookQuestionScale",
            requiredProperties = {"min", "max"})
    record QuestionScale(
            @Schema(examples = "1") BigDecimal min,
            @Schema(examples = "5") BigDecimal max) {}

    /** The body that makes a hook. */
    @Schema(name = "NewHook", requiredProperties = "connector", additionalProperties = Schema.False.class)
    record NewHookBody(
            @Schema(description = "The vendor.", examples = "zendesk")
            String connector,

            @Schema(
                    description = "The connector's, if left out.",
                    minLength = 1,
                    maxLength = HookFields.LONGEST_NAME,
                    examples = "Zendesk of the shop")
            String name,

            @Schema(
                    description =
                            "What the vendor signs with; required unless editions of the vendor sign nothing. Kept encrypted,"
                                    + " never shown again.",
                    minLength = 1,
                    maxLength = HookFields.LONGEST_SECRET,
                    nullable = true,
                    examples = "dGhpcyBpcyBub3QgYSBzZWNyZXQ=")
            String secret,

            @Schema(
                    description =
                            "What the vendor's interface is asked with, where deliveries only say what can be fetched. Kept"
                                    + " encrypted, never shown again.",
                    minLength = 1,
                    maxLength = HookFields.LONGEST_TOKEN,
                    nullable = true,
                    examples = "token-of-the-vendor")
            String accessToken,

            MappingBody mapping) {}

    /** The body that changes a hook; what is left out stays. */
    @Schema(name = "HookChange", additionalProperties = Schema.False.class)
    record HookChangeBody(
            @Schema(minLength = 1, maxLength = HookFields.LONGEST_NAME, examples = "Zendesk of the shop")
            String name,

            @Schema(
                    description = "null takes it away, where editions of the vendor sign nothing.",
                    minLength = 1,
                    maxLength = HookFields.LONGEST_SECRET,
                    nullable = true,
                    examples = "dGhpcyBpcyBub3QgYSBzZWNyZXQ=")
            String secret,

            @Schema(
                    description = "null takes it away.",
                    minLength = 1,
                    maxLength = HookFields.LONGEST_TOKEN,
                    nullable = true,
                    examples = "token-of-the-vendor")
            String accessToken,

            @Schema(description = "Replaces the whole mapping.")
            MappingBody mapping) {}
}
