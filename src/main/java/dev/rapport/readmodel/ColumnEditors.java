package dev.rapport.readmodel;

import dev.rapport.fact.FactColumn;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes the columns of one kind of fact from those that there were: the ones asked for, the chains as they are. */
final class ColumnEditors {
    private final Columns base;
    private final int size;
    private final Dictionaries dictionaries;
    private final Map<String, LongEditor> longs = new LinkedHashMap<>();
    private final Map<String, FlagEditor> flags = new LinkedHashMap<>();
    private final Map<String, IntEditor> ints = new LinkedHashMap<>();
    private final Map<String, ListEditor> lists = new LinkedHashMap<>();
    private final Map<String, CodeEditor> codes = new LinkedHashMap<>();
    private final Map<String, CodeEditor> dimensions = new LinkedHashMap<>();
    private final AttributeEditors attributes;

    /** An editor with what its numbers stand for. */
    record CodeEditor(IntEditor editor, Codes meaning) {
        void set(int row, CopyRow copy) {
            editor.set(row, copy.code(meaning));
        }

        CodeColumn finish() {
            return new CodeColumn(editor.finish(), meaning.dictionary());
        }
    }

    /** The columns with so many rows. */
    ColumnEditors(Columns base, int size, Dictionaries dictionaries) {
        this.base = base;
        this.size = size;
        this.dictionaries = dictionaries;
        this.attributes = new AttributeEditors(base, size, dictionaries);
    }

    LongEditor longs(FactColumn<?> column) {
        return longs(column.columnName());
    }

    LongEditor longs(String name) {
        LongEditor editor = new LongEditor(base.longs().getOrDefault(name, LongColumn.EMPTY), size);
        longs.put(name, editor);
        return editor;
    }

    FlagEditor flag(FactColumn<?> column) {
        return flag(column.columnName());
    }

    FlagEditor flag(String name) {
        FlagEditor editor = new FlagEditor(base.flags().getOrDefault(name, FlagColumn.EMPTY), size);
        flags.put(name, editor);
        return editor;
    }

    IntEditor ints(String name) {
        IntEditor editor = new IntEditor(base.ints().getOrDefault(name, IntColumn.EMPTY), size);
        ints.put(name, editor);
        return editor;
    }

    ListEditor lists(FactColumn<?> column) {
        return lists(column.columnName());
    }

    ListEditor lists(String name) {
        ListEditor editor = new ListEditor(base.lists().getOrDefault(name, ListColumn.EMPTY), size);
        lists.put(name, editor);
        return editor;
    }

    /** The codes of a dictionary by its name. */
    Codes codesOf(String name) {
        return dictionaries.named(name);
    }

    CodeEditor customer() {
        return codes("customer", dictionaries.people());
    }

    CodeEditor team(String name) {
        return codes(name, dictionaries.named(Dictionaries.TEAM));
    }

    CodeEditor agent(String name) {
        return codes(name, dictionaries.named(Dictionaries.AGENT));
    }

    CodeEditor codes(String name, Codes meaning) {
        CodeColumn before = base.codes().get(name);
        CodeEditor editor =
                new CodeEditor(new IntEditor(before == null ? IntColumn.EMPTY : before.codes(), size), meaning);
        codes.put(name, editor);
        return editor;
    }

    CodeEditor dimension(String name) {
        CodeColumn before = base.dimensions().get(name);
        CodeEditor editor = new CodeEditor(
                new IntEditor(before == null ? IntColumn.EMPTY : before.codes(), size), dictionaries.named(name));
        dimensions.put(name, editor);
        return editor;
    }

    AttributeEditors attributes() {
        return attributes;
    }

    /** What the pages cost that were set up to now; dictionaries are counted where they are kept. */
    long bytes() {
        long sum = attributes.bytes();
        for (LongEditor editor : longs.values()) {
            sum += editor.bytes();
        }
        for (FlagEditor editor : flags.values()) {
            sum += editor.bytes();
        }
        for (IntEditor editor : ints.values()) {
            sum += editor.bytes();
        }
        for (ListEditor editor : lists.values()) {
            sum += editor.bytes();
        }
        for (CodeEditor editor : codes.values()) {
            sum += editor.editor().bytes();
        }
        for (CodeEditor editor : dimensions.values()) {
            sum += editor.editor().bytes();
        }
        return sum;
    }

    /** The columns; nothing may be set any more. */
    Columns finish() {
        Map<String, LongColumn> newLongs = new LinkedHashMap<>();
        longs.forEach((name, editor) -> newLongs.put(name, editor.finish()));
        Map<String, FlagColumn> newFlags = new LinkedHashMap<>();
        flags.forEach((name, editor) -> newFlags.put(name, editor.finish()));
        Map<String, IntColumn> newInts = new LinkedHashMap<>();
        ints.forEach((name, editor) -> newInts.put(name, editor.finish()));
        Map<String, ListColumn> newLists = new LinkedHashMap<>();
        lists.forEach((name, editor) -> newLists.put(name, editor.finish()));
        Map<String, CodeColumn> newCodes = new LinkedHashMap<>();
        codes.forEach((name, editor) -> newCodes.put(name, editor.finish()));
        Map<String, CodeColumn> newDimensions = new LinkedHashMap<>();
        dimensions.forEach((name, editor) -> newDimensions.put(name, editor.finish()));
        newDimensions.putAll(attributes.finish());
        return new Columns(size, newLongs, newFlags, newInts, newLists, newCodes, newDimensions);
    }
}
