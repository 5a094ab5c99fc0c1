package dev.rapport.readmodel;

import it.unimi.dsi.fastutil.ints.Int2IntMap;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Chains facts anew around those that changed. A chain is taken apart from its end back to the earliest time at which
 * anything changed in it, and linked again from there; what lies before stays.
 */
final class ChainPatch {
    private final Chained before;
    private final Chained after;
    private final ChainIndex index;
    private final Map<ChainKey, Touched> touched = new LinkedHashMap<>();
    /** Rows that leave their place, be it for another one in the same chain. */
    private final IntOpenHashSet moved = new IntOpenHashSet();

    private final Int2IntOpenHashMap previous = new Int2IntOpenHashMap();
    private final Int2IntOpenHashMap next = new Int2IntOpenHashMap();

    private record ChainKey(int person, long thread) {}

    /** A chain in which something changes. */
    private static final class Touched {
        private final ChainKey key;
        private final int slot;
        private long earliest = Long.MAX_VALUE;
        /** The row before the part that is linked anew, -1 when there is none. */
        private int anchor = -1;
        /** The rows of that part. */
        private final IntArrayList rows = new IntArrayList();

        Touched(ChainKey key, int slot) {
            this.key = key;
            this.slot = slot;
        }
    }

    /**
     * Chains anew.
     *
     * @param before the facts as they were, with their chains
     * @param after the facts as they are
     * @param changed the rows that changed or came
     * @return {@code columns} with the chains in them
     */
    static Columns apply(Chained before, Chained after, Columns columns, IntList changed, ChainIndex index, Ties ties)
            throws SQLException {
        ChainPatch patch = new ChainPatch(before, after, index);
        for (int i = 0; i < changed.size(); i++) {
            patch.touch(changed.getInt(i));
        }
        if (patch.touched.isEmpty()) {
            return columns;
        }
        patch.touched.values().forEach(patch::takeApart);
        patch.order(ties);
        patch.link();
        return patch.into(columns);
    }

    private ChainPatch(Chained before, Chained after, ChainIndex index) {
        this.before = before;
        this.after = after;
        this.index = index;
    }

    private void touch(int row) {
        boolean was = row < before.size() && before.isLinked(row);
        boolean is = after.isLinked(row);
        if (was
                && is
                && before.person(row) == after.person(row)
                && before.thread(row) == after.thread(row)
                && before.at(row) == after.at(row)) {
            return;
        }
        if (was) {
            Touched chain = touched(before, row);
            chain.earliest = Math.min(chain.earliest, before.at(row));
            moved.add(row);
            previous.put(row, 0);
            next.put(row, 0);
        }
        if (is) {
            Touched chain = touched(after, row);
            chain.earliest = Math.min(chain.earliest, after.at(row));
            chain.rows.add(row);
        }
    }

    private Touched touched(Chained facts, int row) {
        return touched.computeIfAbsent(
                new ChainKey(facts.person(row), facts.thread(row)),
                key -> new Touched(key, index.slotOf(before, key.person(), key.thread())));
    }

    private void takeApart(Touched chain) {
        int row = chain.slot < 0 ? -1 : index.last(chain.slot);
        while (row >= 0 && before.at(row) >= chain.earliest) {
            if (!moved.contains(row)) {
                chain.rows.add(row);
            }
            row = before.previous(row);
        }
        chain.anchor = row;
    }

    private void order(Ties ties) throws SQLException {
        IntArrayList tied = new IntArrayList();
        List<Touched> undecided = new ArrayList<>();
        for (Touched chain : touched.values()) {
            IntArrayList rows = chain.rows;
            IntArrays.quickSort(
                    rows.elements(), 0, rows.size(), (one, other) -> Long.compare(after.at(one), after.at(other)));
            int before = tied.size();
            for (int i = 1; i < rows.size(); i++) {
                if (after.at(rows.getInt(i - 1)) == after.at(rows.getInt(i))) {
                    tied.add(rows.getInt(i - 1));
                    tied.add(rows.getInt(i));
                }
            }
            if (tied.size() > before) {
                undecided.add(chain);
            }
        }
        if (tied.isEmpty()) {
            return;
        }
        Int2IntMap ranks = ties.ranks(tied);
        for (Touched chain : undecided) {
            IntArrays.quickSort(chain.rows.elements(), 0, chain.rows.size(), (one, other) -> {
                int byTime = Long.compare(after.at(one), after.at(other));
                return byTime != 0 ? byTime : Integer.compare(ranks.get(one), ranks.get(other));
            });
        }
    }

    private void link() {
        List<Touched> added = new ArrayList<>();
        for (Touched chain : touched.values()) {
            int last = chain.anchor;
            for (int i = 0; i < chain.rows.size(); i++) {
                int row = chain.rows.getInt(i);
                previous.put(row, last + 1);
                if (last >= 0) {
                    next.put(last, row + 1);
                }
                last = row;
            }
            if (last >= 0) {
                next.put(last, 0);
            }
            if (chain.slot < 0) {
                added.add(chain);
            } else if (last < 0) {
                index.remove(chain.slot);
            } else {
                index.replace(chain.slot, last);
            }
        }
        index.reserve(added.size(), after);
        for (Touched chain : added) {
            if (!chain.rows.isEmpty()) {
                index.add(chain.key.person(), chain.key.thread(), chain.rows.getInt(chain.rows.size() - 1));
            }
        }
    }

    private Columns into(Columns columns) {
        Map<String, IntColumn> ints = new HashMap<>(columns.ints());
        ints.put(Chains.PREVIOUS, edit(columns.ints(Chains.PREVIOUS), columns.size(), previous));
        ints.put(Chains.NEXT, edit(columns.ints(Chains.NEXT), columns.size(), next));
        return columns.withInts(ints);
    }

    private static IntColumn edit(IntColumn column, int size, Int2IntOpenHashMap changes) {
        int[] rows = changes.keySet().toIntArray();
        IntArrays.unstableSort(rows);
        IntEditor editor = new IntEditor(column, size);
        for (int row : rows) {
            editor.set(row, changes.get(row));
        }
        return editor.finish();
    }
}
