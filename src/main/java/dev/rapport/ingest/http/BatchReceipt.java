package dev.rapport.ingest.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.rapport.ingest.BatchResult;
import dev.rapport.ingest.ItemResult;
import dev.rapport.ingest.ItemStatus;
import dev.rapport.ingest.StreamResult;
import dev.rapport.ingest.Tally;
import dev.rapport.platform.problem.http.ProblemBody;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The answer to a list or a stream of items. */
@Schema(
        name = "BatchReceipt",
        description =
                "How many items became what, and what became of each: of every item of a JSON list, of the first 1,000 items"
                        + " that were not taken of a stream.",
        requiredProperties = {"accepted", "duplicates", "conflicts", "rejected", "results"})
@JsonPropertyOrder({"accepted", "duplicates", "conflicts", "rejected", "valid", "results", "version"})
record BatchReceipt(
        @Schema(description = "New, durable and counted.", examples = "2")
        long accepted,

        @Schema(description = "There already: a success that changed nothing.", examples = "0")
        long duplicates,

        @Schema(description = "Another item of the same identity is there already, and stays.", examples = "0")
        long conflicts,

        @Schema(description = "Can't be read or break rules.", examples = "1")
        long rejected,

        @Schema(description = "In a dry run: keep every rule, and were not written.", examples = "2")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Long valid,

        @Schema(description = "In the order of the items.") List<ItemBody> results,

        @Schema(
                description =
                        "The workspace's version that includes all that was taken; absent when nothing was valid, and in a"
                                + " dry run.",
                examples = "42")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Long version) {

    /** What became of one item. */
    @Schema(
            name = "ItemResult",
            description = "What became of one item.",
            requiredProperties = {"status"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"index", "line", "id", "status", "problem"})
    record ItemBody(
            @Schema(description = "Its place in the JSON list, from 0.", examples = "0") @Nullable Long index,

            @Schema(description = "The line of the stream on which it begins, from 1.", examples = "17") @Nullable Long line,

            @Schema(description = "Its id, when that could be read.", examples = "evt-1001-1") @Nullable String id,

            @Schema(
                    description = "What became of it.",
                    enumeration = {"accepted", "duplicate", "conflict", "rejected", "valid"},
                    examples = "accepted")
            String status,

            @Schema(description = "Why it was not taken.") @Nullable ProblemBody problem) {

        private static ItemBody at(long index, ItemResult result, String path) {
            return new ItemBody(index, null, result.id(), result.status().wireName(), problem(result, path));
        }

        private static ItemBody onLine(StreamResult.LineResult item, String path) {
            ItemResult result = item.result();
            return new ItemBody(null, item.line(), result.id(), result.status().wireName(), problem(result, path));
        }

        private static @Nullable ProblemBody problem(ItemResult result, String path) {
            return result.problem()
                    .map(problem -> ProblemBody.fromProblem(problem, path))
                    .orElse(null);
        }
    }

    static BatchReceipt from(BatchResult batch, boolean isDryRun, String path) {
        List<ItemBody> results = new ArrayList<>(batch.results().size());
        for (ItemResult result : batch.results()) {
            results.add(ItemBody.at(results.size(), result, path));
        }
        return of(Tally.of(batch), isDryRun, results, batch.version());
    }

    static BatchReceipt from(StreamResult stream, boolean isDryRun, String path) {
        List<ItemBody> results = stream.notTaken().stream()
                .map(item -> ItemBody.onLine(item, path))
                .toList();
        return of(stream.tally(), isDryRun, results, stream.version());
    }

    private static BatchReceipt of(Tally tally, boolean isDryRun, List<ItemBody> results, OptionalLong version) {
        return new BatchReceipt(
                tally.of(ItemStatus.ACCEPTED),
                tally.of(ItemStatus.DUPLICATE),
                tally.of(ItemStatus.CONFLICT),
                tally.of(ItemStatus.REJECTED),
                isDryRun ? tally.of(ItemStatus.VALID) : null,
                results,
                version.isPresent() ? version.getAsLong() : null);
    }

    /** Whether every item was taken, which decides between 200 and 207. */
    boolean allTaken() {
        return conflicts == 0 && rejected == 0;
    }
}
