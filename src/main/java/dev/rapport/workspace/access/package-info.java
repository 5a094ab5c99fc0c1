/**
 * Owns the way from a request's credentials to its {@code Caller}: who asks, for which workspace, with which scopes. It
 * decides nothing about what a resource allows; the resources say that themselves.
 */
@NullMarked
package dev.rapport.workspace.access;

import org.jspecify.annotations.NullMarked;
