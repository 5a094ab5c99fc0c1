package dev.rapport.journal;

import java.util.UUID;

/**
 * An erasure under way.
 *
 * @param receipt its number
 * @param mode what becomes of what is known of the person
 * @param person who is erased
 * @param asked the id by which it was asked for
 * @param actor who asked: the name of the key
 * @param shared the values of the person that others have too
 */
record Erasure(UUID receipt, ErasureMode mode, ErasedPerson person, String asked, String actor, SharedValues shared) {}
