package dev.rapport.ingest.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.rapport.ingest.BatchResult;
import dev.rapport.ingest.ItemResult;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The answer to a single item that was taken. */
@Schema(
        name = "ItemReceipt",
        description = "What became of the item.",
        requiredProperties = {"status", "id"})
@JsonPropertyOrder({"status", "id", "version"})
record ItemReceipt(
        @Schema(
                description =
                        "`accepted`: new, durable and counted. `duplicate`: it is there already; nothing changed. `valid`: it"
                                + " keeps every rule and nothing was written, as `dry_run` asks.",
                enumeration = {"accepted", "duplicate", "valid"},
                examples = "accepted")
        String status,

        @Schema(description = "The item's id.", examples = "evt-1001-1") @Nullable String id,

        @Schema(description = "The workspace's version that includes the item; not in a dry run.", examples = "42")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Long version) {

    static ItemReceipt from(BatchResult batch) {
        ItemResult result = batch.results().get(0);
        return new ItemReceipt(
                result.status().wireName(),
                result.id(),
                batch.version().isPresent() ? batch.version().getAsLong() : null);
    }
}
