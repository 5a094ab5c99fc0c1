/**
 * Owns the hooks: their settings, what happens to a delivery between its arrival and the journal, and the deliveries that
 * were put aside. What a vendor's body means is the business of {@code dev.rapport.ingest.connector}.
 */
@NullMarked
package dev.rapport.ingest.hook;

import org.jspecify.annotations.NullMarked;
