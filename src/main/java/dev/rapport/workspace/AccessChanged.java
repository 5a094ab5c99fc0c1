package dev.rapport.workspace;

/** Fired in the transaction that changes what a key may do or which workspace it leads to. */
public record AccessChanged() {}
