package dev.rapport.journal;

/** The kinds of facts that are numbered, each by itself. */
enum FactKind {
    INTERACTION,
    SURVEY,
    PURCHASE
}
