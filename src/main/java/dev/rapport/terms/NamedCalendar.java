package dev.rapport.terms;

import dev.rapport.time.BusinessCalendar;

/**
 * A business calendar as a setting.
 *
 * @param name its name
 * @param hours when it is open
 */
public record NamedCalendar(String name, BusinessCalendar hours) {}
