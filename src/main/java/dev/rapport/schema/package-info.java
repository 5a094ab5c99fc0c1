/**
 * Declarations of what crosses the wire: name, type, allowed words, a sentence and an example, said once. Reading, writing,
 * CSV headers, "did you mean", the OpenAPI document and the tables of the docs follow from them. Pure: it knows neither HTTP
 * nor the database, and nothing of Rapport's own things.
 */
@NullMarked
package dev.rapport.schema;

import org.jspecify.annotations.NullMarked;
