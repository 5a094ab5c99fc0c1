/**
 * What the connectors of shops and surveys share: reading a vendor's body without losing a digit, its times in whatever
 * form, the fields that a workspace maps, and the signature schemes. Knows no vendor by name.
 */
@NullMarked
package dev.rapport.ingest.connector.reading;

import org.jspecify.annotations.NullMarked;
