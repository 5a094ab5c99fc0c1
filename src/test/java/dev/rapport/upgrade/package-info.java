/**
 * Data of published versions: each version left a fixture in {@code src/test/upgrade}, this build is started on it, and
 * everything is asked and sent again.
 */
@NullMarked
package dev.rapport.upgrade;

import org.jspecify.annotations.NullMarked;
