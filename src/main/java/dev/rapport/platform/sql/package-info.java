/** Owns how values travel into statements. Must not know any table. */
@NullMarked
package dev.rapport.platform.sql;

import org.jspecify.annotations.NullMarked;
