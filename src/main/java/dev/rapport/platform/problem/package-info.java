/**
 * Owns the closed list of problems that an answer can report and their content, as plain values that any package may
 * make. How they get onto the wire is the business of {@code problem.http}.
 */
@NullMarked
package dev.rapport.platform.problem;

import org.jspecify.annotations.NullMarked;
