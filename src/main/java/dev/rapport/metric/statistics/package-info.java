/**
 * Owns the mathematics of the metrics: intervals, percentiles and the median of durations that are not over yet. It
 * takes plain counts and arrays of numbers and gives numbers: it must not know what is counted, read a clock, or use
 * any framework.
 */
@NullMarked
package dev.rapport.metric.statistics;

import org.jspecify.annotations.NullMarked;
