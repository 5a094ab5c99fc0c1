package dev.rapport.readmodel;

import dev.rapport.event.CodePointOrder;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Gives customers the codes of people: ids that are linked, directly or over others, have one, which is that of the first
 * of them by code points. Links are known before the first customer.
 */
final class People implements Codes {
    private final TextWriter people = new TextWriter();
    private final TextWriter linked = new TextWriter();
    /** The union of linked ids: each one's parent, by code; afterwards the person's code. */
    private final IntArrayList parents = new IntArrayList(new int[] {0});

    private Dictionary.@Nullable Aliases aliases;

    /** Two ids are one person. */
    void link(String from, String into) {
        int one = root(enter(from));
        int other = root(enter(into));
        boolean oneIsFirst = CodePointOrder.INSTANCE.compare(text(one), text(other)) <= 0;
        parents.set(oneIsFirst ? other : one, oneIsFirst ? one : other);
    }

    private int enter(String id) {
        int code = linked.code(id);
        if (code == parents.size()) {
            parents.add(code);
        }
        return code;
    }

    private String text(int code) {
        return linked.dictionary().text(code);
    }

    private int root(int code) {
        int root = code;
        while (parents.getInt(root) != root) {
            parents.set(root, parents.getInt(parents.getInt(root)));
            root = parents.getInt(root);
        }
        return root;
    }

    /** All links are known. */
    void endLinks() {
        if (linked.size() == 0) {
            return;
        }
        int[] codes = new int[linked.size() + 1];
        for (int id = 1; id < codes.length; id++) {
            codes[id] = people.code(text(root(id)));
        }
        aliases = new Dictionary.Aliases(linked.dictionary(), codes);
    }

    @Override
    public int code(byte[] utf8, int from, int length) {
        int known = aliases == null ? 0 : aliases.codeOf(utf8, from, length);
        return known != 0 ? known : people.code(utf8, from, length);
    }

    @Override
    public Dictionary dictionary() {
        return new Dictionary(people.table(), people.size(), aliases);
    }

    @Override
    public long bytes() {
        return people.bytes() + linked.bytes() + (aliases == null ? 0 : aliases.bytes());
    }
}
