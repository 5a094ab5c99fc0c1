/**
 * The addresses of the writing door: which bodies they take, what they answer, and how many requests may be under way.
 * What is in a body is the business of {@code dev.rapport.ingest}.
 */
@NullMarked
package dev.rapport.ingest.http;

import org.jspecify.annotations.NullMarked;
