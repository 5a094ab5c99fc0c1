/** What tests of several packages share: a server, a clock that can be set, the packaged service as a process. */
@NullMarked
package dev.rapport.testing;

import org.jspecify.annotations.NullMarked;
