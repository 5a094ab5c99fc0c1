/** Tests of hooks, over HTTP and of their parts. */
@NullMarked
package dev.rapport.ingest.hook;

import org.jspecify.annotations.NullMarked;
