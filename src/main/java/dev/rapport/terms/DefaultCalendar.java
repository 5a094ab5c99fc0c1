package dev.rapport.terms;

/**
 * The calendar that holds where nothing else says which.
 *
 * @param calendar its setting number
 */
public record DefaultCalendar(long calendar) {}
