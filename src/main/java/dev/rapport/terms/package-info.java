/**
 * What a business has promised and what a contact costs it, at any time: service-level policies, business calendars and
 * costs with their histories. Pure; it does not know where settings are kept or who may change them.
 */
@NullMarked
package dev.rapport.terms;

import org.jspecify.annotations.NullMarked;
