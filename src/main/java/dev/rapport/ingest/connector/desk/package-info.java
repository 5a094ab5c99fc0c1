/**
 * The help desks: one pure class each, and what they share. A delivery tells what happened under the vendor's own ids and
 * times; what a vendor's body does not tell is not guessed.
 */
@NullMarked
package dev.rapport.ingest.connector.desk;

import org.jspecify.annotations.NullMarked;
