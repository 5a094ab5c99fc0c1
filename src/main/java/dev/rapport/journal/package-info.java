/**
 * The memory: the journal of events, the facts folded from them and the version of each workspace, written together in
 * one transaction. The only code that writes these tables. Must not know how events arrive or what metrics make of facts.
 */
@NullMarked
package dev.rapport.journal;

import org.jspecify.annotations.NullMarked;
