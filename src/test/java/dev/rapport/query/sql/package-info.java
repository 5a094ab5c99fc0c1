/** The published SQL of the metrics against the metrics themselves. */
@NullMarked
package dev.rapport.query.sql;

import org.jspecify.annotations.NullMarked;
