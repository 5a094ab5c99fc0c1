/**
 * Holds answers to the OpenAPI document: every answer that a test gets is checked against what {@code openapi.yaml}
 * says of it, and what was seen is written down, so that a whole run tells what no test ever exercises.
 */
@NullMarked
package dev.rapport.testing.document;

import org.jspecify.annotations.NullMarked;
