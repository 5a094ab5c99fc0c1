package dev.rapport.workspace;

/**
 * Something that whoever reads of a workspace should know for the time being.
 *
 * @param code a stable name for programs
 * @param detail a sentence for people
 */
public record WorkspaceNotice(String code, String detail) {}
