/** Holds the shape of the code: which package may know which, and what no class may do. */
@NullMarked
package dev.rapport.architecture;

import org.jspecify.annotations.NullMarked;
