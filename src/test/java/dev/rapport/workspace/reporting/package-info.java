/** Who may read the reporting views, and what they show. */
@NullMarked
package dev.rapport.workspace.reporting;

import org.jspecify.annotations.NullMarked;
