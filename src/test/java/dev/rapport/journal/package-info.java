@NullMarked
package dev.rapport.journal;

import org.jspecify.annotations.NullMarked;
