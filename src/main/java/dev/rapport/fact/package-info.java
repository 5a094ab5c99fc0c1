/**
 * Facts: the rows that metrics count, folded from the events of one subject. Owns the fold, a pure function from a set of
 * events to facts, so that order, repetition and batches never matter, and the declaration of the columns that facts are kept
 * in. Must not know where events are kept, and has no clock: nothing here depends on when it is called.
 */
@NullMarked
package dev.rapport.fact;

import org.jspecify.annotations.NullMarked;
