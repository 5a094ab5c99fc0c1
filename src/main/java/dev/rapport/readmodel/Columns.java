package dev.rapport.readmodel;

import dev.rapport.fact.FactColumn;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * All columns of one kind of fact, by name. Immutable.
 *
 * @param size how many rows there are, holes included
 * @param longs times and amounts
 * @param flags yes and no
 * @param ints counts and rows of chains
 * @param lists numbers of which a row can have several
 * @param codes texts that are no dimension by themselves
 * @param dimensions texts that rows can be grouped and filtered by
 */
record Columns(
        int size,
        Map<String, LongColumn> longs,
        Map<String, FlagColumn> flags,
        Map<String, IntColumn> ints,
        Map<String, ListColumn> lists,
        Map<String, CodeColumn> codes,
        Map<String, CodeColumn> dimensions) {
    static final Columns NONE = new Columns(0, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
    static final String ATTRIBUTE_PREFIX = "attributes.";

    Columns {
        longs = Collections.unmodifiableMap(new LinkedHashMap<>(longs));
        flags = Collections.unmodifiableMap(new LinkedHashMap<>(flags));
        ints = Collections.unmodifiableMap(new LinkedHashMap<>(ints));
        lists = Collections.unmodifiableMap(new LinkedHashMap<>(lists));
        codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
        dimensions = Collections.unmodifiableMap(new LinkedHashMap<>(dimensions));
    }

    LongColumn longs(FactColumn<?> column) {
        return longs(column.columnName());
    }

    LongColumn longs(String name) {
        return Objects.requireNonNull(longs.get(name), name);
    }

    FlagColumn flag(FactColumn<?> column) {
        return flag(column.columnName());
    }

    FlagColumn flag(String name) {
        return Objects.requireNonNull(flags.get(name), name);
    }

    IntColumn ints(FactColumn<?> column) {
        return ints(column.columnName());
    }

    IntColumn ints(String name) {
        return Objects.requireNonNull(ints.get(name), name);
    }

    ListColumn lists(FactColumn<?> column) {
        return lists(column.columnName());
    }

    ListColumn lists(String name) {
        return Objects.requireNonNull(lists.get(name), name);
    }

    CodeColumn code(FactColumn<?> column) {
        return code(column.columnName());
    }

    CodeColumn code(String name) {
        return Objects.requireNonNull(codes.get(name), name);
    }

    CodeColumn fixedDimension(FactColumn<?> column) {
        return fixedDimension(column.columnName());
    }

    CodeColumn fixedDimension(String name) {
        return Objects.requireNonNull(dimensions.get(name), name);
    }

    /** The same columns with other counts and chains. */
    Columns withInts(Map<String, IntColumn> others) {
        return new Columns(size, longs, flags, others, lists, codes, dimensions);
    }

    /** What the pages cost; dictionaries are counted where they are kept. */
    long bytes() {
        long sum = 0;
        for (LongColumn column : longs.values()) {
            sum += column.bytes();
        }
        for (FlagColumn column : flags.values()) {
            sum += column.bytes();
        }
        for (IntColumn column : ints.values()) {
            sum += column.bytes();
        }
        for (ListColumn column : lists.values()) {
            sum += column.bytes();
        }
        for (CodeColumn column : codes.values()) {
            sum += column.codes().bytes();
        }
        for (CodeColumn column : dimensions.values()) {
            sum += column.codes().bytes();
        }
        return sum;
    }
}
