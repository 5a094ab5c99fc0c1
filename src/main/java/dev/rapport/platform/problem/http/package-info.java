/**
 * Owns the way of a problem onto the wire, whoever found it: a resource, Jackson, the validator, security, Quarkus REST
 * or Vert.x. One small class for each cause turns it into a {@code Problem}; one class writes that.
 */
@NullMarked
package dev.rapport.platform.problem.http;

import org.jspecify.annotations.NullMarked;
