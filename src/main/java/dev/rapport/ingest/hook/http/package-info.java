/** The settings of hooks and the deliveries that were put aside, as resources. Owns the wire forms, no rules. */
@NullMarked
package dev.rapport.ingest.hook.http;

import org.jspecify.annotations.NullMarked;
