package dev.rapport.readmodel;

import it.unimi.dsi.fastutil.ints.Int2IntMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Chains all facts of a kind, from nothing. */
final class Chains {
    /** The columns of the rows before and after in the chain, plus 1; 0 when there is none. */
    static final String PREVIOUS = "previous";

    static final String NEXT = "next";

    private final Chained facts;
    /** The linked rows, person by person, and each person's in the order of their chains. */
    private final int[] rows;

    private final int[] previous;
    private final int[] next;
    private final ChainIndex index;

    /**
     * Chains facts.
     *
     * @param people the highest code of a person
     */
    static Chains of(Chained facts, int people, Ties ties) throws SQLException {
        return new Chains(facts, people, ties);
    }

    private Chains(Chained facts, int people, Ties ties) throws SQLException {
        this.facts = facts;
        this.previous = new int[facts.size()];
        this.next = new int[facts.size()];
        int[] ends = new int[people + 1];
        this.rows = byPerson(facts, ends);
        for (int person = 1, from = 0; person <= people; from = ends[person++]) {
            if (ends[person] - from > 1) {
                IntArrays.quickSort(rows, from, ends[person], this::compare);
            }
        }
        decideTies(ties);
        this.index = new ChainIndex(link(false));
        link(true);
    }

    /** The linked rows in the order of their people; {@code ends} is told where each one's rows end. */
    private static int[] byPerson(Chained facts, int[] ends) {
        int[] counts = new int[ends.length + 1];
        for (int row = 0; row < facts.size(); row++) {
            if (facts.isLinked(row)) {
                counts[facts.person(row) + 1]++;
            }
        }
        for (int person = 1; person < counts.length; person++) {
            counts[person] += counts[person - 1];
        }
        int[] rows = new int[counts[counts.length - 1]];
        System.arraycopy(counts, 0, ends, 0, ends.length);
        for (int row = 0; row < facts.size(); row++) {
            if (facts.isLinked(row)) {
                rows[ends[facts.person(row)]++] = row;
            }
        }
        return rows;
    }

    private int compare(int one, int other) {
        int byThread = Long.compare(facts.thread(one), facts.thread(other));
        return byThread != 0 ? byThread : Long.compare(facts.at(one), facts.at(other));
    }

    private boolean isOneChain(int one, int other) {
        return facts.person(one) == facts.person(other) && facts.thread(one) == facts.thread(other);
    }

    /** Puts rows of one chain and one time into the order of their subjects. */
    private void decideTies(Ties ties) throws SQLException {
        IntArrayList bounds = new IntArrayList();
        IntArrayList tied = new IntArrayList();
        for (int from = 0, to; from < rows.length; from = to) {
            to = from + 1;
            while (to < rows.length && facts.at(rows[to]) == facts.at(rows[from]) && isOneChain(rows[to], rows[from])) {
                to++;
            }
            if (to - from > 1) {
                bounds.add(from);
                bounds.add(to);
                tied.addElements(tied.size(), rows, from, to - from);
            }
        }
        if (!tied.isEmpty()) {
            Int2IntMap ranks = ties.ranks(tied);
            for (int b = 0; b < bounds.size(); b += 2) {
                IntArrays.quickSort(
                        rows,
                        bounds.getInt(b),
                        bounds.getInt(b + 1),
                        (one, other) -> Integer.compare(ranks.get(one), ranks.get(other)));
            }
        }
    }

    /** Links neighbours, when told to, and counts the chains. */
    private int link(boolean forGood) {
        int chains = 0;
        for (int i = 0; i < rows.length; i++) {
            int row = rows[i];
            boolean goesOn = i + 1 < rows.length && isOneChain(row, rows[i + 1]);
            chains += goesOn ? 0 : 1;
            if (forGood && goesOn) {
                next[row] = rows[i + 1] + 1;
                previous[rows[i + 1]] = row + 1;
            } else if (forGood) {
                index.add(facts.person(row), facts.thread(row), row);
            }
        }
        return chains;
    }

    /** Where to find the chains. */
    ChainIndex index() {
        return index;
    }

    /** The columns with the chains in them. */
    Columns into(Columns columns) {
        Map<String, IntColumn> ints = new LinkedHashMap<>(columns.ints());
        ints.put(PREVIOUS, IntColumn.of(previous));
        ints.put(NEXT, IntColumn.of(next));
        return columns.withInts(ints);
    }
}
