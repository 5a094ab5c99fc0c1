/**
 * How much answering may take: of one request, and of all that are answered at the same time. What goes beyond is refused
 * before memory is taken, or waits for a moment. Must not know what is counted.
 */
@NullMarked
package dev.rapport.query.budget;

import org.jspecify.annotations.NullMarked;
