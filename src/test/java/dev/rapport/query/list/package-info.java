@NullMarked
package dev.rapport.query.list;

import org.jspecify.annotations.NullMarked;
