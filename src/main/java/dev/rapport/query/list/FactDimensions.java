package dev.rapport.query.list;

import dev.rapport.readmodel.CodeColumn;
import dev.rapport.readmodel.Snapshot;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntPredicate;

/**
 * The dimensions of one kind of fact.
 *
 * @param kind what the kind is called
 * @param names the dimensions: those that all have, then the attributes by name
 * @param size how many rows there are
 * @param counts which of them metrics count
 * @param columns the column of a dimension, none when no row has ever had it
 */
record FactDimensions(
        String kind, Set<String> names, int size, IntPredicate counts, Function<String, Optional<CodeColumn>> columns) {
    static final List<String> OF_INTERACTIONS =
            List.of("channel", "direction", "topic", "issue_id", "priority", "location", "product", "team", "agent");
    static final List<String> OF_SURVEYS = List.of(
            "kind", "survey", "question", "channel", "team", "agent", "topic", "priority", "location", "product");
    static final List<String> OF_PURCHASES =
            List.of("currency", "channel", "location", "product", "new_customer_source");

    private static final String ATTRIBUTES = "attributes.";

    /** Of interactions, survey responses and purchases. */
    static List<FactDimensions> of(Snapshot facts) {
        return List.of(
                new FactDimensions(
                        "interaction",
                        names(OF_INTERACTIONS, facts.interactions().dimensions()),
                        facts.interactions().size(),
                        facts.interactions().counts()::get,
                        name -> InteractionList.column(facts.interactions(), name)),
                new FactDimensions(
                        "survey_response",
                        names(OF_SURVEYS, facts.surveys().dimensions()),
                        facts.surveys().size(),
                        row -> facts.surveys().answered().get(row)
                                || facts.surveys().dismissed().get(row),
                        facts.surveys()::dimension),
                new FactDimensions(
                        "purchase",
                        names(OF_PURCHASES, facts.purchases().dimensions()),
                        facts.purchases().size(),
                        facts.purchases().counts()::get,
                        facts.purchases()::dimension));
    }

    private static Set<String> names(List<String> fixed, Set<String> seen) {
        Set<String> names = new LinkedHashSet<>(fixed);
        new TreeSet<>(seen).stream().filter(name -> name.startsWith(ATTRIBUTES)).forEach(names::add);
        return names;
    }

    Optional<CodeColumn> column(String name) {
        return names.contains(name) ? columns.apply(name) : Optional.empty();
    }

    /** How many facts have each value, by code; all codes are below {@code codes}. */
    long[] count(String name, int codes) {
        long[] byCode = new long[codes];
        CodeColumn column = column(name).orElse(null);
        for (int row = 0; column != null && row < size; row++) {
            int code = column.get(row);
            if (code != 0 && counts.test(row)) {
                byCode[code]++;
            }
        }
        return byCode;
    }
}
