/**
 * Owns calendar time: the microsecond count that facts are kept in, IANA zones, half-open ranges, grains, and the
 * buckets that a range falls into in a zone, and the hours of a business. All of it is pure: it must not read a clock, use the machine's own zone,
 * or know of facts, metrics or any framework.
 */
@NullMarked
package dev.rapport.time;

import org.jspecify.annotations.NullMarked;
