package dev.rapport.journal;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What an erasure did. Says nothing of whom.
 *
 * @param receipt its number
 * @param erasedAt the stamp of the last version that it made
 * @param ids how many ids the person had
 * @param firstVersion the first version that it made
 * @param lastVersion the last one: from then on nothing is left
 * @param eventsRemoved events that are gone
 * @param eventsRewritten events of the person that stay without them
 * @param mentions events of others that mentioned the person and no longer do
 * @param interactions how many were the person's; survey responses and purchases alike
 * @param merges how many of the events that are gone were merges
 * @param elsewhere how many rows of other stores were removed or rewritten, by store
 */
public record ErasureReceipt(
        UUID receipt,
        ErasureMode mode,
        Instant erasedAt,
        int ids,
        long firstVersion,
        long lastVersion,
        long eventsRemoved,
        long eventsRewritten,
        long mentions,
        long interactions,
        long surveyResponses,
        long purchases,
        long merges,
        Map<String, Long> elsewhere) {
    public ErasureReceipt {
        elsewhere = Collections.unmodifiableMap(new LinkedHashMap<>(elsewhere));
    }
}
