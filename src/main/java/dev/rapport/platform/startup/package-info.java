/**
 * Owns the way from {@code main} to "ready": what must be running before Quarkus starts, and the ordered steps that
 * run once it has. A step itself belongs to the package it prepares.
 */
@NullMarked
package dev.rapport.platform.startup;

import org.jspecify.annotations.NullMarked;
