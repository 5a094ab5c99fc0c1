/**
 * Owns the encryption of what must be read again, such as secrets that vendors sign with. What is only compared is hashed
 * where it is kept and does not come here.
 */
@NullMarked
package dev.rapport.platform.secret;

import org.jspecify.annotations.NullMarked;
