/**
 * Translates the webhook bodies of other systems into events, one pure class a vendor, and tells whether a body came from
 * whom it says. Owns no transaction, no request, no clock: what a class here gives is read and checked by the same rules as
 * any event that is posted.
 */
@NullMarked
package dev.rapport.ingest.connector;

import org.jspecify.annotations.NullMarked;
