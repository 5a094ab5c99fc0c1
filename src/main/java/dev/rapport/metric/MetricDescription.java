package dev.rapport.metric;

import java.util.List;

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
 * @param columns what a row has beside the columns common to all metrics
 * @param exclusions the reasons for which a fact of the cohort may be left out of the denominator
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
        List<String> columns,
        List<String> exclusions) {
    public MetricDescription {
        needs = List.copyOf(needs);
        edgeCases = List.copyOf(edgeCases);
        dimensions = List.copyOf(dimensions);
        options = List.copyOf(options);
        columns = List.copyOf(columns);
        exclusions = List.copyOf(exclusions);
    }
}
