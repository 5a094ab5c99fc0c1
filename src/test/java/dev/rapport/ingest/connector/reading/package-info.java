@NullMarked
package dev.rapport.ingest.connector.reading;

import org.jspecify.annotations.NullMarked;
