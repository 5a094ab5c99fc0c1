/**
 * Owns who may read the reporting views: database roles that see one workspace each. It must not know what the views say;
 * that stands in the migrations.
 */
@NullMarked
package dev.rapport.workspace.reporting;

import org.jspecify.annotations.NullMarked;
