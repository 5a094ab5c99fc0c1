/**
 * Owns the settings of a workspace that numbers depend upon, with their versions: calendars, service-level policies, costs
 * and targets. Versions are only ever added, each with the time from which on it holds and the time when it was recorded;
 * what they mean is the business of {@code terms}.
 */
@NullMarked
package dev.rapport.workspace.setting;

import org.jspecify.annotations.NullMarked;
