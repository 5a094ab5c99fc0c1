package dev.rapport.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.time.BusinessCalendar;
import dev.rapport.time.EpochMicros;
import dev.rapport.time.Holiday;
import dev.rapport.time.OpeningInterval;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Working hours as another library counts them. */
@EnabledIfSystemProperty(named = "rapport.data", matches = ".+", disabledReason = "needs -Drapport.data=<folder>")
class WorkingHoursReferenceTest {
    private static final long MICROS_PER_SECOND = 1_000_000;

    @Test
    void everyDurationIsTheSameExceptForBackwardsOnesAndChangesOfTheClock() throws IOException {
        Path file = Path.of(System.getProperty("rapport.data"), "hours", "working_hours_gem_vectors.json");
        JsonNode durations = new ObjectMapper().readTree(file.toFile()).get("durations");
        List<String> different = new ArrayList<>();
        for (JsonNode duration : durations) {
            // The library counts to the second, half a second up.
            long open = Math.round(
                    (double) calendar(duration).openMicros(micros(duration.get("start")), micros(duration.get("end")))
                            / MICROS_PER_SECOND);
            if (open != expected(duration)) {
                different.add("%d, not %d: %s".formatted(open, expected(duration), duration));
            }
        }
        assertThat(durations).hasSize(57);
        assertThat(different).isEmpty();
    }

    private static long expected(JsonNode duration) {
        long theirs = Math.max(0, duration.get("working_seconds").asLong());
        JsonNode elapsed = duration.path("python_zoneinfo_elapsed_seconds");
        // A whole hour more or less: the clock was changed while it was open, and theirs is the wall clock's time.
        return elapsed.isNumber() && Math.abs(elapsed.asLong() - theirs) >= 3600 ? elapsed.asLong() : theirs;
    }

    private static BusinessCalendar calendar(JsonNode duration) {
        Map<DayOfWeek, List<OpeningInterval>> week = new EnumMap<>(DayOfWeek.class);
        for (Map.Entry<String, JsonNode> day : duration.get("hours").properties()) {
            week.put(weekday(day.getKey()), hours(day.getValue()));
        }
        List<Holiday> holidays = new ArrayList<>();
        Set<Map.Entry<String, JsonNode>> replaced =
                duration.get("holiday_hours").properties();
        for (Map.Entry<String, JsonNode> date : replaced) {
            holidays.add(new Holiday(LocalDate.parse(date.getKey()), "other hours", hours(date.getValue())));
        }
        duration.get("holidays")
                .forEach(date -> holidays.add(Holiday.closed(LocalDate.parse(date.textValue()), "holiday")));
        return BusinessCalendar.of(ZoneId.of(duration.get("time_zone").textValue()), week, holidays);
    }

    private static DayOfWeek weekday(String shortName) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().toLowerCase(Locale.ROOT).startsWith(shortName)) {
                return day;
            }
        }
        throw new IllegalArgumentException(shortName);
    }

    private static List<OpeningInterval> hours(JsonNode intervals) {
        List<OpeningInterval> hours = new ArrayList<>();
        intervals.forEach(interval -> hours.add(OpeningInterval.parse(
                interval.get(0).textValue(), interval.get(1).textValue())));
        return hours;
    }

    private static long micros(JsonNode time) {
        return EpochMicros.fromInstant(OffsetDateTime.parse(time.textValue()).toInstant());
    }
}
