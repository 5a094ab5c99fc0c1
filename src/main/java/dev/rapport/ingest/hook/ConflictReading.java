package dev.rapport.ingest.hook;

import dev.rapport.ingest.BatchResult;
import dev.rapport.ingest.ItemResult;
import dev.rapport.ingest.ItemStatus;
import dev.rapport.ingest.ParsedItem;
import dev.rapport.ingest.hook.EarlierMappings.Identity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What became of the events of a delivery, once it is known which conflicts only come from a changed mapping. */
final class ConflictReading {
    private static final int MOST_NAMED = 3;

    private final BatchResult batch;
    /** The conflicting events, by their places. */
    private final Map<Integer, Identity> conflicting = new LinkedHashMap<>();

    private ConflictReading(BatchResult batch) {
        this.batch = batch;
    }

    /** Finds the conflicts; items and results have the same order. */
    static ConflictReading of(List<ParsedItem> items, BatchResult batch) {
        ConflictReading reading = new ConflictReading(batch);
        for (int i = 0; i < items.size(); i++) {
            if (batch.results().get(i).status() == ItemStatus.CONFLICT
                    && items.get(i) instanceof ParsedItem.Valid valid) {
                reading.conflicting.put(i, Identity.of(valid.event()));
            }
        }
        return reading;
    }

    /**
     * The outcome.
     *
     * @param explain until when the mapping held under which each was told; asked only when there are conflicts
     */
    DeliveryOutcome explained(Function<Set<Identity>, Map<Identity, Instant>> explain) {
        if (conflicting.isEmpty()) {
            return DeliveryOutcome.of(batch);
        }
        Map<Identity, Instant> told = explain.apply(Set.copyOf(conflicting.values()));
        Map<Instant, List<String>> byTime = new TreeMap<>();
        List<ItemResult> others = new ArrayList<>();
        int count = 0;
        for (int i = 0; i < batch.results().size(); i++) {
            Identity identity = conflicting.get(i);
            Instant until = identity == null ? null : told.get(identity);
            if (identity != null && until != null) {
                byTime.computeIfAbsent(until, at -> new ArrayList<>())
                        .add(identity.key().id());
                count++;
            } else {
                others.add(batch.results().get(i));
            }
        }
        return DeliveryOutcome.of(batch, count, sentence(byTime), others);
    }

    private static String sentence(Map<Instant, List<String>> byTime) {
        return byTime.entrySet().stream()
                .map(told ->
                        "%s told under the mapping that held until %s, and %s as told then; to have it otherwise, take it back with POST /v1/events/void and send it anew under another id."
                                .formatted(
                                        named(told.getValue()),
                                        told.getKey(),
                                        told.getValue().size() == 1 ? "stays" : "stay"))
                .collect(Collectors.joining(" "));
    }

    private static String named(List<String> ids) {
        String names = String.join(", ", ids.subList(0, Math.min(MOST_NAMED, ids.size())));
        return ids.size() == 1
                ? "event %s was".formatted(names)
                : "%d events (%s%s) were".formatted(ids.size(), names, ids.size() > MOST_NAMED ? ", …" : "");
    }
}
