package dev.rapport.time;

import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How wide the buckets of a range are. All but {@link #HOUR} and {@link #TOTAL} are made of whole local dates. */
public enum Grain {
    /** A local hour; {@link Buckets} says what that means where the clock is changed. */
    HOUR("hour", ChronoUnit.HOURS),
    /** A local date: 24 hours, on most days. */
    DAY("day", ChronoUnit.DAYS),
    /** Seven local dates from the workspace's first day of the week. */
    WEEK("week", ChronoUnit.WEEKS),
    /** A calendar month. */
    MONTH("month", ChronoUnit.MONTHS),
    /** Three calendar months from January, April, July or October. */
    QUARTER("quarter", IsoFields.QUARTER_YEARS),
    /** A calendar year. */
    YEAR("year", ChronoUnit.YEARS),
    /** One bucket: the range itself. */
    TOTAL("total", ChronoUnit.FOREVER);

    private final String wireName;
    private final TemporalUnit unit;

    Grain(String wireName, TemporalUnit unit) {
        this.wireName = wireName;
        this.unit = unit;
    }

    /** The name in queries and answers, lower case. */
    public String wireName() {
        return wireName;
    }

    /** The grain of that exact name, or empty: the caller knows what it is asked for and can name the nearest. */
    public static Optional<Grain> fromWireName(String wireName) {
        return Arrays.stream(values())
                .filter(grain -> grain.wireName.equals(wireName))
                .findFirst();
    }

    /** All names, finest first. */
    public static List<String> wireNames() {
        return Arrays.stream(values()).map(Grain::wireName).toList();
    }

    TemporalUnit unit() {
        return unit;
    }
}
