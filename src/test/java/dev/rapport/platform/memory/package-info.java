/** Tests of how the process ends when its memory is used up. */
@NullMarked
package dev.rapport.platform.memory;

import org.jspecify.annotations.NullMarked;
