/**
 * The reading door: turns parameters into a question, puts it to a metric over the read model and turns the answer into
 * JSON, CSV or lines of JSON. Owns the names of parameters and columns. Must not count anything itself, and never writes.
 */
@NullMarked
package dev.rapport.query;

import org.jspecify.annotations.NullMarked;
