package dev.rapport.metric;

import dev.rapport.metric.statistics.KaplanMeier;
import dev.rapport.schema.Property;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects how long customers waited for a reply and finishes to exact percentiles in seconds. */
final class WaitingTally implements Tally<WaitingTally> {
    static final Outcome ANSWERED = Outcome.success(0, "answered");
    static final Outcome OPEN = Outcome.pending(1, "open");
    static final Outcome ABANDONED = Outcome.beside(2, "abandoned");
    static final Outcome RESOLVED_WITHOUT_REPLY = Outcome.beside(3, "resolved_without_reply");
    static final Outcome NO_CALENDAR = Outcome.excluded(4, "no_calendar");
    static final Outcome NEVER_HANDED_OVER = Outcome.excluded(5, "never_handed_over");
    static final List<Outcome> OUTCOMES =
            List.of(ANSWERED, OPEN, ABANDONED, RESOLVED_WITHOUT_REPLY, NO_CALENDAR, NEVER_HANDED_OVER);

    private static final List<Outcome> LISTED = List.of(OPEN, ABANDONED, RESOLVED_WITHOUT_REPLY);

    static final List<Property> COLUMNS = Stream.of(
                    Durations.COLUMNS.stream(),
                    Stream.of(
                            Property.decimal("p50_censored")
                                    .orNull()
                                    .meaning(
                                            "Seconds: the median by Kaplan and Meier, in which those count too who still"
                                                    + " wait or have left."),
                            Property.wholeNumber("answered"),
                            Property.wholeNumber("unanswered")
                                    .meaning("Open, abandoned and resolved without a reply.")),
                    LISTED.stream().map(outcome -> Property.wholeNumber(outcome.name())
                            .meaning("How many: " + outcome.meaning() + ".")),
                    Stream.of(Property.wholeNumber("oldest_open_seconds")
                            .orNull()
                            .meaning("How long the longest of those that are open has waited.")))
            .flatMap(columns -> columns)
            .toList();

    private static final long MICROS_PER_SECOND = 1_000_000;

    private final OutcomeCounts counts;
    private final Durations answered = new Durations();
    private final Durations censored = new Durations();
    private long oldestOpen = -1;

    /** An empty tally of these outcomes or the first of them. */
    WaitingTally(List<Outcome> outcomes) {

        this.counts = new OutcomeCounts(outcomes);
    }

    @Override
    public void add(Outcome outcome, int row, long micros) {
        counts.add(outcome);
        switch (outcome.part()) {
            case SUCCESS -> answered.add(micros);
            case PENDING -> {
                censored.add(micros);
                oldestOpen = Math.max(oldestOpen, micros);
            }
            case BESIDE -> censored.add(micros);
            case FAILURE, EXCLUDED -> {
                // nothing was measured
            }
        }
    }

    @Override
    public void merge(WaitingTally other) {
        counts.merge(other.counts);
        answered.addAll(other.answered);
        censored.addAll(other.censored);
        oldestOpen = Math.max(oldestOpen, other.oldestOpen);
    }

    @Override
    public Measures finish() {
        OptionalLong censoredMedian =
                KaplanMeier.median(answered.elements(), answered.size(), censored.elements(), censored.size());
        Map<String, @Nullable Object> own = new LinkedHashMap<>();
        Measures.Builder cell = answered.describe(own);
        own.put("p50_censored", censoredMedian.isEmpty() ? null : Durations.seconds(censoredMedian.getAsLong()));
        own.put("answered", counts.of(ANSWERED));
        own.put("unanswered", counts.of(OPEN) + counts.of(ABANDONED) + counts.of(RESOLVED_WITHOUT_REPLY));
        for (Outcome outcome : LISTED) {
            own.put(outcome.name(), counts.of(outcome));
        }
        own.put("oldest_open_seconds", oldestOpen < 0 ? null : oldestOpen / MICROS_PER_SECOND);
        return cell.pending(counts.of(OPEN))
                .excluded(counts.excluded())
                .own(own)
                .build();
    }
}
