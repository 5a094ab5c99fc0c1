package dev.rapport.time;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;

/**
 * The buckets of a range in a zone, in ascending order: contiguous, none empty, together exactly the range; the first
 * and the last are clipped to it. Boundaries come from java.time's rules of the zone, so a row falls in by comparing
 * two {@code long}s, with no calendar arithmetic for each row.
 *
 * <ul>
 *   <li>A bucket of dates starts at its first date's {@link LocalDate#atStartOfDay(ZoneId)}. Where the clock is put
 *       forward at midnight that is the first time that exists. Where midnight comes twice (St John's until 2011 put
 *       the clock back from 00:01 to 23:01) it is the first of the two, and the repeated minutes belong to the new
 *       date. A date that the zone left out (Apia, 2011-12-30) has no bucket. A DST day has 23 or 25 hours.
 *   <li>An hour is a real hour from where the local clock shows a full one. A repeated hour gives two buckets, a
 *       skipped one none. Where the clock changes by a part of an hour, an hour also ends at the change: on Lord Howe
 *       the clock goes back from 02:00 to 01:30, so there are buckets for 01:00 to 02:00 and again for 01:30 to 02:00,
 *       of 60 and 30 minutes; it goes forward from 02:00 to 02:30, so that hour has 30 minutes. These are the groups
 *       of PostgreSQL's {@code date_trunc('hour', time, zone)}.
 * </ul>
 */
public final class Buckets {
    /** The most buckets that are built; a guard of memory, above any number that an answer would hold. */
    public static final int MAX_SIZE = 10_000_000;

    // No zone of the tz database has had more changes of its offset than one in 15 days, and two close together.
    private static final Duration SHORTEST_TIME_BETWEEN_CHANGES = Duration.ofDays(15);

    private final TimeRange range;
    private final ZoneId zone;
    private final Grain grain;
    private final long[] boundaries;

    private Buckets(TimeRange range, ZoneId zone, Grain grain, long[] boundaries) {
        this.range = range;
        this.zone = zone;
        this.grain = grain;
        this.boundaries = boundaries;
    }

    /**
     * The buckets of a range.
     *
     * @param weekStart the first day of a week; of effect for {@link Grain#WEEK} alone
     * @throws IllegalArgumentException when there could be more than {@link #MAX_SIZE}
     */
    public static Buckets of(TimeRange range, ZoneId zone, Grain grain, DayOfWeek weekStart) {
        long estimate = estimate(range, grain);
        if (estimate > MAX_SIZE) {
            throw new IllegalArgumentException("grain %s gives up to %d buckets from %s to %s: at most %d are built"
                    .formatted(grain.wireName(), estimate, range.from(), range.to(), MAX_SIZE));
        }
        return new Buckets(
                range, zone, grain, Boundaries.of(range, zone, grain, weekStart, Math.toIntExact(estimate) + 1));
    }

    /**
     * At least as many as there are buckets, in any zone and for any start of the week, without building them: at most
     * 5 too many for buckets of dates, at most 4 and 0.3 % for hours, exactly 1 for the total.
     */
    public static long estimate(TimeRange range, Grain grain) {
        return switch (grain) {
            case TOTAL -> 1;
            case HOUR -> range.duration().toHours() + 2 + range.duration().dividedBy(SHORTEST_TIME_BETWEEN_CHANGES) + 2;
            case DAY, WEEK, MONTH, QUARTER, YEAR -> {
                // A local date is never more than a day away from the one in UTC.
                LocalDate first =
                        LocalDate.ofInstant(range.from(), ZoneOffset.UTC).minusDays(1);
                LocalDate last = LocalDate.ofInstant(range.to(), ZoneOffset.UTC).plusDays(1);
                yield grain.unit().between(first, last) + 2;
            }
        };
    }

    /** How many buckets there are; at least one. */
    public int size() {
        return boundaries.length - 1;
    }

    /** The first microsecond of a bucket. */
    public long startMicros(int bucket) {
        return boundaries[checked(bucket)];
    }

    /** The first microsecond after a bucket: the start of the next, or the end of the range. */
    public long endMicros(int bucket) {
        return boundaries[checked(bucket) + 1];
    }

    /** The bucket of a time, or -1 outside the range; O(log size). */
    public int indexOf(long epochMicros) {
        if (epochMicros < boundaries[0] || epochMicros >= boundaries[size()]) {
            return -1;
        }
        int found = Arrays.binarySearch(boundaries, epochMicros);
        return found >= 0 ? found : -found - 2;
    }

    /**
     * The same, where rows come roughly in order of time: tries the bucket of the row before and the one behind it
     * first.
     *
     * @param hint any number; outside 0 .. size - 1 it is of no use and does no harm
     */
    public int indexOf(long epochMicros, int hint) {
        if (hint >= 0 && hint < size() && epochMicros >= boundaries[hint]) {
            if (epochMicros < boundaries[hint + 1]) {
                return hint;
            }
            if (hint + 1 < size() && epochMicros < boundaries[hint + 2]) {
                return hint + 1;
            }
        }
        return indexOf(epochMicros);
    }

    /** The range that the buckets divide. */
    public TimeRange range() {
        return range;
    }

    /** The zone in which the boundaries were found. */
    public ZoneId zone() {
        return zone;
    }

    /** The width of the buckets. */
    public Grain grain() {
        return grain;
    }

    private int checked(int bucket) {
        if (bucket < 0 || bucket >= size()) {
            throw new IndexOutOfBoundsException("bucket %d of %d".formatted(bucket, size()));
        }
        return bucket;
    }
}
