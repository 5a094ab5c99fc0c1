package dev.rapport.journal.http;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.rapport.journal.ErasureReceipt;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The receipt of an erasure on the wire. */
@Schema(
        name = "ErasureReceipt",
        description = "What an erasure did, without the person's identity.",
        requiredProperties = {
            "receipt",
            "mode",
            "erased_at",
            "ids",
            "first_version",
            "version",
            "events_removed",
            "events_rewritten",
            "mentions",
            "interactions",
            "survey_responses",
            "purchases",
            "merges",
            "elsewhere"
        })
@JsonPropertyOrder({
    "receipt",
    "mode",
    "erased_at",
    "ids",
    "first_version",
    "version",
    "events_removed",
    "events_rewritten",
    "mentions",
    "interactions",
    "survey_responses",
    "purchases",
    "merges",
    "elsewhere"
})
record ErasureBody(
        @Schema(
                description = "The number of the receipt; the record of changes has it too.",
                examples = "0b0f6a0e-7f0c-4a53-9a2c-3f3a5f6d1c11")
        String receipt,

        @Schema(
                description = "How the person's data were treated.",
                enumeration = {"delete", "anonymize"},
                examples = "delete")
        String mode,

        @Schema(description = "When it was complete.", examples = "2026-03-27T16:30:00Z")
        Instant erasedAt,

        @Schema(description = "How many ids the person had: merged ids are one person.", examples = "2")
        int ids,

        @Schema(description = "The first version that the erasure made.", examples = "1201")
        long firstVersion,

        @Schema(description = "The last version that it made: from then on nothing is left.", examples = "1203")
        long version,

        @Schema(description = "Events that are gone.", examples = "14")
        long eventsRemoved,

        @Schema(description = "Events of the person that stay and name them no longer.", examples = "0")
        long eventsRewritten,

        @Schema(description = "Events of others that mentioned the person and no longer do.", examples = "1")
        long mentions,

        @Schema(description = "How many interactions were the person's.", examples = "2")
        long interactions,

        @Schema(description = "How many survey responses and invitations were.", examples = "1")
        long surveyResponses,

        @Schema(description = "How many purchases were.", examples = "3")
        long purchases,

        @Schema(description = "How many of the events that are gone were merges.", examples = "1")
        long merges,

        @Schema(
                type = SchemaType.OBJECT,
                description = "How many rows of other stores were removed or rewritten, by store.",
                examples = "{\"audit_entries\": 1}")
        Map<String, Long> elsewhere) {

    static ErasureBody fromReceipt(ErasureReceipt receipt) {
        return new ErasureBody(
                receipt.receipt().toString(),
                receipt.mode().wireName(),
                receipt.erasedAt(),
                receipt.ids(),
                receipt.firstVersion(),
                receipt.lastVersion(),
                receipt.eventsRemoved(),
                receipt.eventsRewritten(),
                receipt.mentions(),
                receipt.interactions(),
                receipt.surveyResponses(),
                receipt.purchases(),
                receipt.merges(),
                receipt.elsewhere());
    }
}
