@NullMarked
package dev.rapport.ingest.connector.survey;

import org.jspecify.annotations.NullMarked;
