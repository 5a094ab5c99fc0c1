/**
 * Owns the PostgreSQL server that comes with the service: unpacking, starting, watching and stopping it. It is left out
 * as soon as a JDBC URL is configured; nothing outside start-up knows which of the two is in use.
 */
@NullMarked
package dev.rapport.platform.postgres;

import org.jspecify.annotations.NullMarked;
