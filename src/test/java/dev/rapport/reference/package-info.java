/** Published data sets with known answers; they run when {@code -Drapport.data} names the folder that has them. */
@NullMarked
package dev.rapport.reference;

import org.jspecify.annotations.NullMarked;
