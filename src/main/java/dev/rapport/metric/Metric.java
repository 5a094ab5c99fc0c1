package dev.rapport.metric;

import dev.rapport.readmodel.Snapshot;
import dev.rapport.terms.MetricDefaults;
import java.util.List;
import java.util.Map;

/** A definition: which facts count, as what, and what the counts come to. */
public interface Metric {

    /** What is said of it. */
    MetricDescription description();

    /** What the denominator counts, given the options. */
    default UnitOfCount unitOfCount(OptionValues options) {
        return description().unitOfCount();
    }

    /** Whether the groups' numerators and denominators add up to the total's. */
    default boolean additive(OptionValues options, List<String> groupBy) {
        return unitOfCount(options) == UnitOfCount.EVENT && !groupBy.contains(InteractionDimensions.TAGS);
    }

    /** The dimensions by which rows are split whether asked for or not: what must not be added up. */
    default List<String> alwaysGroupedBy() {
        return List.of();
    }

    /** How many units of what is measured of a fact make one of what is told: microseconds a second, for example. */
    default int measuresInOne() {
        return description().unit() == Unit.SECONDS ? 1_000_000 : 10_000;
    }

    /** What the facts are that it counts, or counts people by, given the options. */
    default FactKind factKind(OptionValues options) {
        return FactKind.INTERACTION;
    }

    /** The options in which a workspace has a say, as it has said. */
    default Map<String, String> optionsOf(MetricDefaults workspace) {
        return Map.of();
    }

    /** Whether one fact can stand behind a number several times, each time for another of its messages. */
    default boolean countsMessages() {
        return false;
    }

    /** Makes ready to count a snapshot's facts for a question. */
    Scan<?> scan(Snapshot snapshot, Question question);
}
