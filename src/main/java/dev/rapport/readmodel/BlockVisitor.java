package dev.rapport.readmodel;

/** Takes rows block by block. */
@FunctionalInterface
public interface BlockVisitor {
    /** Rows from {@code firstRow} up to but without {@code endRow}, all of one block. */
    void visit(int firstRow, int endRow);
}
