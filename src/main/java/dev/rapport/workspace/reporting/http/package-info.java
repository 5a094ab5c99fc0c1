/** The accesses of a workspace to its reporting views as a resource. Must not speak to the database itself. */
@NullMarked
package dev.rapport.workspace.reporting.http;

import org.jspecify.annotations.NullMarked;
