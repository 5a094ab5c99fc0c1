/**
 * Owns the record of who changed which setting when. Entries are written in the transaction of the change and never
 * altered.
 */
@NullMarked
package dev.rapport.workspace.audit;

import org.jspecify.annotations.NullMarked;
