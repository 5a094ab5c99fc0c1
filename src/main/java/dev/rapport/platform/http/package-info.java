/**
 * Owns what is the same for every HTTP request: its id, its encoding and size, the spelling of JSON, pages of a list,
 * the OpenAPI document. It knows no resource in particular.
 */
@NullMarked
package dev.rapport.platform.http;

import org.jspecify.annotations.NullMarked;
