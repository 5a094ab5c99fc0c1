package dev.rapport.metric;

import org.jspecify.annotations.Nullable;

/** What facts can be grouped and filtered by. Code 0 means that a fact has no value. */
interface Dimension {
    /** The code of a fact's value. */
    int codeOf(int row);

    /** All codes are below this. */
    int size();

    /** The value of a code; null for 0. */
    @Nullable String text(int code);

    /** The code of a value, 0 when it never occurred. */
    int codeOf(String text);
}
