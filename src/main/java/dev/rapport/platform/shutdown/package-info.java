/**
 * The end of the service, seen from outside: from the signal on nothing new is let in, and what was let in gets its whole
 * answer. Knows requests, not what they are about.
 */
@NullMarked
package dev.rapport.platform.shutdown;

import org.jspecify.annotations.NullMarked;
