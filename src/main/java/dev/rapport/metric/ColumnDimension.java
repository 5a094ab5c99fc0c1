package dev.rapport.metric;

import dev.rapport.readmodel.CodeColumn;
import org.jspecify.annotations.Nullable;

/** A dimension that is a column of the read model. */
record ColumnDimension(CodeColumn column) implements Dimension {
    @Override
    public int codeOf(int row) {
        return column.get(row);
    }

    @Override
    public int size() {
        return column.dictionary().size() + 1;
    }

    @Override
    public @Nullable String text(int code) {
        return code == 0 ? null : column.dictionary().text(code);
    }

    @Override
    public int codeOf(String text) {
        return column.dictionary().codeOf(text);
    }
}
