/**
 * Ends the process when its memory is used up: after an OutOfMemoryError any thread may have stopped half-way, and a
 * service that only looks alive is worse than one that is started again. Must not decide what memory is used for.
 */
@NullMarked
package dev.rapport.platform.memory;

import org.jspecify.annotations.NullMarked;
