package dev.rapport.metric;

/**
 * What an answer will take.
 *
 * @param rows how many rows it has
 * @param bytes what is held of it at once, estimated rather high
 */
public record Need(long rows, long bytes) {}
