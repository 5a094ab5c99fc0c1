package dev.rapport.fact;

import org.jspecify.annotations.Nullable;

/**
 * Something that details of an event may tell.
 *
 * @param <D> the details
 * @param <T> what they tell
 */
@FunctionalInterface
interface Told<D, T> {
    /** What these details tell; null when they do not say. */
    @Nullable T by(D details);
}
