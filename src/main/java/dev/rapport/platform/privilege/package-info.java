/**
 * Knows what a login to the database can do beyond reading what it was granted, and takes that back from everybody where it
 * may. Must not know who the logins are.
 */
@NullMarked
package dev.rapport.platform.privilege;

import org.jspecify.annotations.NullMarked;
