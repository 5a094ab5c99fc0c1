/**
 * Owns the demonstration: a workspace {@code demo} with its key file and the year of made-up data in it, when the
 * operator asks for one. It writes through the journal like every other producer, and nothing may depend on it.
 */
@NullMarked
package dev.rapport.demo;

import org.jspecify.annotations.NullMarked;
