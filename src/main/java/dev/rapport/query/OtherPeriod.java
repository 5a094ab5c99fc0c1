package dev.rapport.query;

import dev.rapport.metric.Answer;
import dev.rapport.metric.Measures;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the cells of another period: the first bucket is compared with the first, the second with the second. */
final class OtherPeriod {
    private final Map<Instant, Integer> bucketOf;
    private final Map<Place, Measures> cells = new HashMap<>();

    private record Place(int bucket, List<@Nullable String> group) {}

    OtherPeriod(Answer answer, Answer other) {
        this.bucketOf = buckets(answer);
        Map<Instant, Integer> otherBuckets = buckets(other);
        for (Answer.Row row : other.rows()) {
            cells.put(new Place(otherBuckets.getOrDefault(row.from(), -1), row.group()), row.measures());
        }
    }

    private static Map<Instant, Integer> buckets(Answer answer) {
        Map<Instant, Integer> places = new HashMap<>();
        for (Answer.Row row : answer.rows()) {
            places.putIfAbsent(row.from(), places.size());
        }
        return places;
    }

    /** The cell that a row is compared with; empty when the other period has none. */
    Optional<Measures> cellOf(Answer.Row row) {
        return Optional.ofNullable(cells.get(new Place(bucketOf.getOrDefault(row.from(), -1), row.group())));
    }
}
