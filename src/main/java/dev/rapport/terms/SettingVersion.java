package dev.rapport.terms;

import java.time.Instant;
import java.util.Comparator;

/**
 * What one setting was said to be, from when on, and when that was said. Nothing is ever changed in place, so that what
 * held at any time, as known at any time, can be told again.
 *
 * @param id the number of the version
 * @param setting the number of the setting, the same for all its versions
 * @param validFrom from when on it holds; {@link #ALWAYS} for the beginning of time
 * @param recordedAt when it was said
 * @param removed whether the setting ceases to be then; {@code value} is what it was before
 * @param value what it says
 */
public record SettingVersion<T>(
        long id, long setting, Instant validFrom, Instant recordedAt, boolean removed, T value) {
    /** The beginning of time. */
    public static final Instant ALWAYS = Instant.MIN;

    /**
     * The order in which versions override each other: at any time the last one that is valid by then governs, of those
     * valid from the same time the one recorded last.
     */
    public static final Comparator<SettingVersion<?>> GOVERNING_LAST = Comparator.<SettingVersion<?>, Instant>comparing(
                    SettingVersion::validFrom)
            .thenComparing(SettingVersion::recordedAt)
            .thenComparingLong(SettingVersion::id);
}
