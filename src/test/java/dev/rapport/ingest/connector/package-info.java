/** Bodies as the vendors send them, with the events that must become of them beside them. */
@NullMarked
package dev.rapport.ingest.connector;

import org.jspecify.annotations.NullMarked;
