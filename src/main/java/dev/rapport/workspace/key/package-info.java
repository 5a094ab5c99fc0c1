/**
 * Owns the API keys of a workspace: making, showing, changing and revoking them, and the very first one. It keeps
 * hashes only; a key itself is seen once, in the answer that makes it.
 */
@NullMarked
package dev.rapport.workspace.key;

import org.jspecify.annotations.NullMarked;
