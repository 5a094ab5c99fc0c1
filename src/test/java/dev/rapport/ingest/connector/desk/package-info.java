/** Golden bodies of each help desk, and what they must be translated into. */
@NullMarked
package dev.rapport.ingest.connector.desk;

import org.jspecify.annotations.NullMarked;
