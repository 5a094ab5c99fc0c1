/** Tests of encryption. */
@NullMarked
package dev.rapport.platform.secret;

import org.jspecify.annotations.NullMarked;
