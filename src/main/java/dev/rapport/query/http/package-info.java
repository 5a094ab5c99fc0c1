/**
 * The reading door's HTTP resources: what is asked for at which address, with which conditions and in which form it is
 * answered. Must not decide what a parameter means.
 */
@NullMarked
package dev.rapport.query.http;

import org.jspecify.annotations.NullMarked;
