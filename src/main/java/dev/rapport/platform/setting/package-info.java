/** Values that settings of the service can have, checked at the start: a wrong one ends it with a sentence. */
@NullMarked
package dev.rapport.platform.setting;

import org.jspecify.annotations.NullMarked;
