/** How the writing door reads its wire forms. */
@NullMarked
package dev.rapport.ingest;

import org.jspecify.annotations.NullMarked;
