package dev.rapport.terms;

import dev.rapport.time.BusinessCalendar;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What was promised for one interaction.
 *
 * @param policy the policy's name
 * @param target within how much time
 * @param calendar whose open time counts; null when all time counts
 */
public record Promise(
        String policy, Duration target, @Nullable BusinessCalendar calendar) {}
