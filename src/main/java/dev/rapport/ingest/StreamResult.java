package dev.rapport.ingest;

import java.util.List;
import java.util.OptionalLong;

/**
 * What became of a stream.
 *
 * @param tally how many items became what
 * @param notTaken the first items that were not taken
 * @param version the workspace's version that includes the last chunk; empty when nothing was valid
 */
public record StreamResult(Tally tally, List<LineResult> notTaken, OptionalLong version) {
    public StreamResult {
        notTaken = List.copyOf(notTaken);
    }

    /**
     * What became of the item on one line.
     *
     * @param line the line on which it begins, from 1
     * @param result what became of it
     */
    public record LineResult(long line, ItemResult result) {}
}
