package dev.rapport.journal;

import java.util.List;

/**
 * What became of a batch.
 *
 * @param version the workspace's version that includes the batch; 0 when all of it was refused
 * @param outcomes one for each event, in the order given
 */
public record AppendResult(long version, List<Outcome> outcomes) {
    public AppendResult {
        outcomes = List.copyOf(outcomes);
    }
}
