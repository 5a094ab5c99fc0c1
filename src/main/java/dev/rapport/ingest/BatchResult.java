package dev.rapport.ingest;

import java.util.List;
import java.util.OptionalLong;

/**
 * What became of a batch.
 *
 * @param results one for each item, in their order
 * @param version the workspace's version that includes the batch; empty when nothing of it was valid
 */
public record BatchResult(List<ItemResult> results, OptionalLong version) {
    public BatchResult {
        results = List.copyOf(results);
    }
}
