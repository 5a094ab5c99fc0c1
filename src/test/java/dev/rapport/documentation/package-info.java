/** Holds the documentation to what the service does. */
@NullMarked
package dev.rapport.documentation;

import org.jspecify.annotations.NullMarked;
