package dev.rapport.metric;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a metric says to a question. */
public final class Answer {
    private final Measures total;
    private final List<Row> rows;
    private final Cells cells;
    private final @Nullable Instant validUntil;
    private final List<Warning> warnings;

    Answer(Measures total, List<Row> rows, Cells cells, @Nullable Instant validUntil, List<Warning> warnings) {
        this.total = total;
        this.rows = rows;
        this.cells = cells;
        this.validUntil = validUntil;
        this.warnings = List.copyOf(warnings);
    }

    /** What was counted, cell by cell. */
    interface Cells {
        /** All rows by bucket and group, each made when it is read. */
        List<Row> rows();

        /** One cell; empty when there is no such bucket or group. */
        Optional<Measures> measures(int bucket, List<@Nullable String> group);
    }

    /**
     * One bucket of one group.
     *
     * @param bucket its place among the buckets
     * @param from the bucket's start, included
     * @param to its end, excluded
     * @param complete whether neither time nor anything pending can change it any more
     * @param group the values of the dimensions grouped by, null where a fact has none
     */
    public record Row(
            int bucket, Instant from, Instant to, boolean complete, List<@Nullable String> group, Measures measures) {
        public Row {
            group = Collections.unmodifiableList(new ArrayList<>(group));
        }
    }

    /** The same with something more to be known. */
    public Answer with(Warning warning) {
        List<Warning> more = new ArrayList<>(warnings);
        more.add(warning);
        return new Answer(total, rows, cells, validUntil, more);
    }

    /** The same about a moment that is over: time alone does not change it any more. */
    public Answer forEver() {
        return new Answer(total, rows, cells, null, warnings);
    }

    /** The whole range, all groups. */
    public Measures total() {
        return total;
    }

    /**
     * Each bucket of each group that occurs, by time and then by group; those without facts included. A row is made
     * whenever it is read: who goes over all of them holds one at a time.
     */
    public List<Row> rows() {
        return rows;
    }

    /** One cell; empty when there is no such bucket or group. */
    public Optional<Measures> measures(int bucket, List<@Nullable String> group) {
        return cells.measures(bucket, group);
    }

    /** The first instant at which something here changes without new data; empty when only new data can. */
    public Optional<Instant> validUntil() {
        return Optional.ofNullable(validUntil);
    }

    /** What should be known beside the numbers. */
    public List<Warning> warnings() {
        return warnings;
    }
}
