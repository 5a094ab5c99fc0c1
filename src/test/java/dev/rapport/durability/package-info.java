/** What was acknowledged stays, whoever dies, hangs or has no room left; the packaged service as processes of its own. */
@NullMarked
package dev.rapport.durability;

import org.jspecify.annotations.NullMarked;
