/**
 * What every number means: each metric classifies facts, tallies the classes of a cell and finishes the tally to a value
 * with its interval. Owns the definitions, their options and the one scan that counts them. Must not know HTTP or how the
 * read model is kept, and takes the instant of the question from outside.
 */
@NullMarked
package dev.rapport.metric;

import org.jspecify.annotations.NullMarked;
