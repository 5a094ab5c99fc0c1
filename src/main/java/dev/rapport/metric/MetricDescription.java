package dev.rapport.metric;

import dev.rapport.schema.Property;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is said of a metric to those who use it.
 *
 * @param id the name in the address, such as {@code fcr}
 * @param name the field's name for it
 * @param definitionVersion raised when the same facts would give another number
 * @param cohort the timestamp that puts a fact into a bucket
 * @param needs the events without which there is no number
 * @param formula how the value comes about
 * @param edgeCases what the formula does not say
 * @param example a worked example
 * @param source where the formula is from
 * @param dimensions what it can be grouped and filtered by; besides these, every {@code attributes.<name>}
 * @param outcomes what a fact can be to it, each at the place of its index
 * @param further what a row has beside the columns common to all metrics and those of outcomes
 */
public record MetricDescription(
        String id,
        String name,
        int definitionVersion,
        Unit unit,
        UnitOfCount unitOfCount,
        String cohort,
        List<String> needs,
        String formula,
        List<String> edgeCases,
        String example,
        String source,
        List<String> dimensions,
        List<MetricOption> options,
        List<Outcome> outcomes,
        List<Property> further) {
    /** What the columns that count what was left out begin with. */
    public static final String EXCLUDED = "excluded_";

    public MetricDescription {
        needs = List.copyOf(needs);
        edgeCases = List.copyOf(edgeCases);
        dimensions = List.copyOf(dimensions);
        options = List.copyOf(options);
        outcomes = List.copyOf(outcomes);
        further = List.copyOf(further);
        for (int place = 0; place < outcomes.size(); place++) {
            if (outcomes.get(place).index() != place) {
                throw new IllegalArgumentException("outcome %s of %s is at place %d, not %d"
                        .formatted(
                                outcomes.get(place).name(),
                                id,
                                place,
                                outcomes.get(place).index()));
            }
        }
    }

    /** What a row has beside the columns common to all metrics. */
    public List<Property> columns() {
        return Stream.concat(outcomes.stream().filter(Outcome::column).map(MetricDescription::count), further.stream())
                .toList();
    }

    private static Property count(Outcome outcome) {
        return Property.wholeNumber(outcome.name()).meaning("How many: " + outcome.meaning() + ".");
    }

    /** The columns that count what was left out, each for a reason. */
    public List<Property> excluded() {
        return outcomes.stream()
                .filter(outcome -> outcome.part() == Outcome.Part.EXCLUDED)
                .map(outcome ->
                        Property.wholeNumber(EXCLUDED + outcome.name()).meaning("Left out: " + outcome.meaning() + "."))
                .toList();
    }

    /** The reasons for which a fact of the cohort may be left out of the denominator. */
    public List<String> exclusions() {
        return outcomes.stream()
                .filter(outcome -> outcome.part() == Outcome.Part.EXCLUDED)
                .map(Outcome::name)
                .toList();
    }
}
