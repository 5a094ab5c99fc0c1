/**
 * Owns the tenants: workspaces and their settings. It must not know events, facts or metrics; whoever needs a workspace
 * gets a {@code WorkspaceId} or the {@code Caller} of a request, never an entity.
 */
@NullMarked
package dev.rapport.workspace;

import org.jspecify.annotations.NullMarked;
