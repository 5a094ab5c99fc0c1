/** What the journal does on its own, as HTTP resources. Must not write anything. */
@NullMarked
package dev.rapport.journal.http;

import org.jspecify.annotations.NullMarked;
