package dev.rapport.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The calendar against a walk, minute by minute, that looks at the local clock and nothing else. */
class BusinessCalendarPropertyTest {
    private static final long MINUTE = 60_000_000;
    private static final int MINUTES_PER_DAY = 24 * 60;
    private static final int DAYS = 9;

    /** Days around a change of the clock, in zones that change it by an hour, by half an hour, at midnight, or never. */
    static Stream<Arguments> places() {
        List<String> places = List.of(
                "Europe/Berlin 2026-03-26",
                "Europe/Berlin 2026-10-21",
                "America/New_York 2026-03-05",
                "America/New_York 2026-10-29",
                "Australia/Lord_Howe 2026-04-02",
                "Australia/Lord_Howe 2026-10-01",
                "America/Santiago 2026-04-02",
                "America/Santiago 2026-09-03",
                "Africa/Cairo 2026-04-21",
                "Asia/Kolkata 2026-01-01",
                "Pacific/Chatham 2026-09-24",
                "Europe/London 1999-12-28",
                "Asia/Tehran 2020-03-18");
        return IntStream.range(0, 4).boxed().flatMap(seed -> places.stream()
                .map(place -> Arguments.of(
                        place.substring(0, place.indexOf(' ')), place.substring(place.indexOf(' ') + 1), seed)));
    }

    @ParameterizedTest(name = "{0} from {1}, seed {2}")
    @MethodSource("places")
    void openTimeIsWhatAWalkByTheMinuteCounts(String zone, LocalDate day, int seed) {
        Random random = new Random(seed * 31L + day.toEpochDay());
        Walk walk = Walk.random(random, ZoneId.of(zone), day);
        for (int round = 0; round < 40; round++) {
            int from = random.nextInt(Walk.MINUTES);
            int to = from + random.nextInt(Walk.MINUTES - from);

            assertThat(walk.calendar.openMicros(walk.instant(from), walk.instant(to)))
                    .as("minutes %d to %d of %s", from, to, walk.calendar.week())
                    .isEqualTo(MINUTE
                            * IntStream.range(from, to).filter(walk.open::get).count());
        }
    }

    @ParameterizedTest(name = "{0} from {1}, seed {2}")
    @MethodSource("places")
    void afterIsTheFirstInstantByWhichSoMuchIsOpen(String zone, LocalDate day, int seed) {
        Random random = new Random(seed * 37L + day.toEpochDay());
        Walk walk = Walk.random(random, ZoneId.of(zone), day);
        for (int round = 0; round < 40; round++) {
            long from = walk.instant(random.nextInt(Walk.MINUTES)) + random.nextInt((int) MINUTE);
            long until = walk.instant(Walk.MINUTES);
            long available = walk.calendar.openMicros(from, until);
            if (available == 0) {
                continue;
            }
            long wanted = 1 + random.nextLong(available);

            long reached = walk.calendar.after(from, wanted).orElseThrow();

            assertThat(walk.calendar.openMicros(from, reached)).isEqualTo(wanted);
            assertThat(walk.calendar.openMicros(from, reached - 1)).isEqualTo(wanted - 1);
        }
    }

    /** Some days, and for each of their minutes whether the local clock shows an open time. */
    private record Walk(BusinessCalendar calendar, Instant start, BitSet open) {

        static final int MINUTES = DAYS * MINUTES_PER_DAY;

        static Walk random(Random random, ZoneId zone, LocalDate day) {
            Map<DayOfWeek, List<OpeningInterval>> week = new EnumMap<>(DayOfWeek.class);
            for (DayOfWeek weekday : DayOfWeek.values()) {
                week.put(weekday, hours(random));
            }
            Map<LocalDate, Holiday> holidays = new HashMap<>();
            for (int i = 0; i < 3; i++) {
                LocalDate date = day.plusDays(random.nextInt(DAYS));
                holidays.put(date, new Holiday(date, "day off", random.nextBoolean() ? List.of() : hours(random)));
            }
            Instant start = day.atStartOfDay(zone).toInstant();
            BitSet open = new BitSet(MINUTES);
            for (int minute = 0; minute < MINUTES; minute++) {
                ZonedDateTime local = start.plusSeconds(60L * minute).atZone(zone);
                Holiday holiday = holidays.get(local.toLocalDate());
                int second = local.toLocalTime().toSecondOfDay();
                open.set(
                        minute,
                        (holiday == null ? week.getOrDefault(local.getDayOfWeek(), List.of()) : holiday.hours())
                                .stream().anyMatch(interval -> interval.open() <= second && second < interval.close()));
            }
            return new Walk(BusinessCalendar.of(zone, week, List.copyOf(holidays.values())), start, open);
        }

        /** Up to three intervals; none begins or ends while clocks are changed, where a walk can't tell which pass is meant. */
        private static List<OpeningInterval> hours(Random random) {
            List<Integer> edges = new ArrayList<>(List.of(0));
            for (int minute = 4 * 60; minute < 23 * 60; minute += 15) {
                edges.add(minute * 60);
            }
            edges.add(24 * 3600);
            List<Integer> chosen = random.ints(0, edges.size())
                    .distinct()
                    .limit(2L * random.nextInt(4))
                    .sorted()
                    .mapToObj(edges::get)
                    .toList();
            List<OpeningInterval> hours = new ArrayList<>();
            for (int i = 0; i < chosen.size(); i += 2) {
                hours.add(new OpeningInterval(chosen.get(i), chosen.get(i + 1)));
            }
            return hours;
        }

        long instant(int minute) {
            return EpochMicros.fromInstant(start.plusSeconds(60L * minute));
        }
    }
}
