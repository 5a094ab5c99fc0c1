package dev.rapport.metric;

/**
 * What should be known beside the numbers.
 *
 * @param code a stable name for programs
 * @param detail a sentence for people
 */
public record Warning(String code, String detail) {}
