/**
 * Owns what happens to a request before it is routed: what HTTP demands of a head, how an address may be written, and how
 * what can't be read is answered. It knows no address in particular.
 */
@NullMarked
package dev.rapport.platform.edge;

import org.jspecify.annotations.NullMarked;
