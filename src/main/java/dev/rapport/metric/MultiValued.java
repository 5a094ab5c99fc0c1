package dev.rapport.metric;

import dev.rapport.readmodel.Dictionary;
import dev.rapport.readmodel.ListColumn;
import org.jspecify.annotations.Nullable;

/**
 * A dimension of which a fact can have several values. It is counted in the group of each; one without any in the group of
 * the absent. {@link #codeOf(int)} tells the one that was chosen last.
 */
final class MultiValued implements Dimension {
    private final ListColumn lists;
    private final Dictionary dictionary;
    private int chosen;

    MultiValued(ListColumn lists, Dictionary dictionary) {
        this.lists = lists;
        this.dictionary = dictionary;
    }

    /** How many groups a fact is in; at least one. */
    int groups(int row) {
        return Math.max(1, lists.length(row));
    }

    /** Chooses the group that is told from now on. */
    void choose(int row, int place) {
        chosen = place < lists.length(row) ? (int) lists.get(row, place) : 0;
    }

    /** Whether one of a fact's values is kept. */
    boolean isKept(int row, boolean[] kept) {
        int length = lists.length(row);
        for (int place = 0; place < length; place++) {
            if (kept[(int) lists.get(row, place)]) {
                return true;
            }
        }
        return length == 0 && kept[0];
    }

    @Override
    public int codeOf(int row) {
        return chosen;
    }

    @Override
    public int size() {
        return dictionary.size() + 1;
    }

    @Override
    public @Nullable String text(int code) {
        return code == 0 ? null : dictionary.text(code);
    }

    @Override
    public int codeOf(String text) {
        return dictionary.codeOf(text);
    }
}
