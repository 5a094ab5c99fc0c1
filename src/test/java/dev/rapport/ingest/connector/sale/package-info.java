@NullMarked
package dev.rapport.ingest.connector.sale;

import org.jspecify.annotations.NullMarked;
