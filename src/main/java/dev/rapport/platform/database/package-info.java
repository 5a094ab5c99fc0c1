/**
 * Knows whether the database answers, whoever runs it. While it does not, readiness says so, requests are refused at
 * once, and those that wait for it are freed; when it answers again, all goes on by itself.
 */
@NullMarked
package dev.rapport.platform.database;

import org.jspecify.annotations.NullMarked;
