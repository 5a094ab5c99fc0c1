/**
 * The lists of the reading door: which facts one asks for, in which order, and what each row says. Rows are chosen from the
 * read model; what it does not hold, such as subjects and comments, is read from the tables of facts and the journal, which
 * this package never writes. Must not count what a metric counts.
 */
@NullMarked
package dev.rapport.query.list;

import org.jspecify.annotations.NullMarked;
