package dev.rapport.ingest;

/**
 * What is wrong with one value of one item.
 *
 * @param pointer where it stands, in the caller's own spelling: {@code /data/score}; empty for the item as a whole
 * @param detail a sentence that names the value and says what would be right
 */
public record Violation(String pointer, String detail) {}
