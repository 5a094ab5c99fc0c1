/**
 * Owns the resources of workspaces, keys and the audit record: what a caller may ask of them, and their JSON. Rules
 * about the things themselves belong to the packages that keep them.
 */
@NullMarked
package dev.rapport.workspace.http;

import org.jspecify.annotations.NullMarked;
