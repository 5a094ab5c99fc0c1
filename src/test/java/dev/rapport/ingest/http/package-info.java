/** How the writing door answers. */
@NullMarked
package dev.rapport.ingest.http;

import org.jspecify.annotations.NullMarked;
