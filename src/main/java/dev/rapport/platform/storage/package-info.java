/**
 * Owns the data folder: where it is, that one process at a time uses it, and that secrets in it are readable by their
 * owner alone. What stands in the files is the business of those who write them.
 */
@NullMarked
package dev.rapport.platform.storage;

import org.jspecify.annotations.NullMarked;
