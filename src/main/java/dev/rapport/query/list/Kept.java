package dev.rapport.query.list;

import dev.rapport.metric.Condition;
import dev.rapport.readmodel.CodeColumn;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;

/** Tells which rows conditions keep. */
final class Kept {
    private Kept() {}

    /**
     * Rows that all conditions hold for.
     *
     * @param dimensions the column of a dimension, none when no row has ever had it
     */
    static IntPredicate by(List<Condition> conditions, Function<String, Optional<CodeColumn>> dimensions) {
        IntPredicate all = row -> true;
        for (Condition condition : conditions) {
            all = all.and(by(condition, dimensions.apply(condition.dimension())));
        }
        return all;
    }

    private static IntPredicate by(Condition condition, Optional<CodeColumn> dimension) {
        if (dimension.isEmpty()) {
            return row -> condition.absent();
        }
        CodeColumn column = dimension.get();
        boolean[] kept = new boolean[column.dictionary().size() + 1];
        for (String value : condition.values()) {
            kept[column.dictionary().codeOf(value)] = true;
        }
        kept[0] = condition.absent(); // also where a value never occurred
        return row -> kept[column.get(row)];
    }

    /** Rows of the person that an id names. */
    static IntPredicate person(Optional<String> customerId, CodeColumn customer) {
        if (customerId.isEmpty()) {
            return row -> true;
        }
        int person = customer.dictionary().codeOf(customerId.get());
        return row -> person != 0 && customer.get(row) == person;
    }
}
