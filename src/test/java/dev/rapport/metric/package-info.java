@NullMarked
package dev.rapport.metric;

import org.jspecify.annotations.NullMarked;
