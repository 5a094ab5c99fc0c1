package dev.rapport.platform.problem;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer where: a JSON pointer into the body ({@code /scopes/0}, empty for the whole), or the name of a query
 *     parameter or header
 * @param detail what is wrong, with the value, and what would be right
 */
public record Violation(String pointer, String detail) {}
