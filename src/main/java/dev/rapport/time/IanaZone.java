package dev.rapport.time;

import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Time zones by their names in the IANA tz database ({@code Europe/Berlin}, {@code UTC}). A numeric offset is refused:
 * it is right for half the year only wherever clocks are changed, and nothing in an answer would show it. The
 * database's own fixed zones ({@code Etc/GMT+5}, five hours behind UTC) are names like any other.
 */
public final class IanaZone {
    private static final Pattern OFFSET =
            Pattern.compile("(?i)(UTC|GMT|UT)?[+-]?\\d{1,2}(:?\\d{2}){0,2}|(UTC|GMT|UT)[+-].*");
    private static final String RIGHT = "write an IANA name such as Europe/Berlin, or UTC";
    private static final int MOST_SUGGESTIONS = 3;

    // SystemV/* is the JDK's own and not in the tz database; databases and browsers do not know it.
    private static final SortedSet<String> NAMES =
            Collections.unmodifiableSortedSet(ZoneId.getAvailableZoneIds().stream()
                    .filter(name -> !name.startsWith("SystemV/"))
                    .collect(Collectors.toCollection(TreeSet::new)));

    private IanaZone() {}

    /**
     * The zone of a name, written exactly as in the tz database.
     *
     * @throws IllegalArgumentException for a numeric offset or an unknown name; the message holds the value and what
     *     would be right, with the full name when only the upper case, an underscore or the region is missing
     */
    public static ZoneId parse(String name) {
        if (NAMES.contains(name)) {
            return ZoneId.of(name);
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("time zone is empty: " + RIGHT);
        }
        if (name.equalsIgnoreCase("Z")) {
            throw new IllegalArgumentException("time zone '%s' is an offset, not a name: write UTC".formatted(name));
        }
        if (OFFSET.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "time zone '%s' is a numeric offset, which does not follow the local clock through the year: %s"
                            .formatted(name, RIGHT));
        }
        List<String> meant = sameButForSpelling(name);
        throw new IllegalArgumentException("time zone '%s' is not known: %s"
                .formatted(name, meant.isEmpty() ? RIGHT : "write " + String.join(" or ", meant)));
    }

    /** All names that {@link #parse} accepts, for menus and for a search of the nearest. */
    public static SortedSet<String> names() {
        return NAMES;
    }

    private static List<String> sameButForSpelling(String name) {
        String wanted = name.strip().replace(' ', '_').toLowerCase(Locale.ROOT);
        List<String> whole = namesWhose(lower -> lower.equals(wanted));
        return whole.isEmpty() ? namesWhose(lower -> lower.endsWith("/" + wanted)) : whole;
    }

    private static List<String> namesWhose(Predicate<String> lowerCase) {
        return NAMES.stream()
                .filter(known -> lowerCase.test(known.toLowerCase(Locale.ROOT)))
                .limit(MOST_SUGGESTIONS)
                .toList();
    }
}
