package dev.rapport.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rapport.readmodel.SoldThings;
import dev.rapport.readmodel.SoldThings.Sold;
import dev.rapport.time.EpochMicros;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PurchaseGapsTest {
    private static OptionalDouble p90(ZoneId zone, long before, Sold... sold) throws SQLException {
        return PurchaseGaps.p90Days(SoldThings.columns(List.of(sold)), zone, before);
    }

    @Test
    void it_is_interpolated_between_the_gaps_of_all_customers() throws SQLException {
        assertThat(p90(
                        ZoneOffset.UTC,
                        Long.MAX_VALUE,
                        Sold.of("a", "2026-03-01T09:00:00Z"),
                        Sold.of("a", "2026-03-11T09:00:00Z"),
                        Sold.of("b", "2026-03-01T23:59:59Z"),
                        Sold.of("b", "2026-03-21T00:00:00Z"),
                        Sold.of("c", "2026-05-31T09:00:00Z"),
                        Sold.of("c", "2026-05-01T09:00:00Z")))
                .hasValue(28);
    }

    @Test
    void purchases_of_one_date_of_the_zone_count_once() throws SQLException {
        Sold[] evening = {Sold.of("a", "2026-03-01T09:00:00Z"), Sold.of("a", "2026-03-01T23:30:00Z")};
        assertThat(p90(ZoneOffset.UTC, Long.MAX_VALUE, evening)).isEmpty();
        assertThat(p90(ZoneId.of("Europe/Berlin"), Long.MAX_VALUE, evening)).hasValue(1);
    }

    @Test
    void what_is_cancelled_unidentified_or_has_not_happened_does_not_count() throws SQLException {
        Sold first = Sold.of("a", "2026-03-01T09:00:00Z");
        Sold second = Sold.of("a", "2026-03-11T09:00:00Z");
        long at = EpochMicros.fromInstant(second.at());
        assertThat(p90(ZoneOffset.UTC, at, first, second)).isEmpty();
        assertThat(p90(ZoneOffset.UTC, at + 1, first, second)).hasValue(10);
        assertThat(p90(ZoneOffset.UTC, Long.MAX_VALUE, first, new Sold("a", second.at(), 1, 0, "EUR", false)))
                .isEmpty();
        assertThat(p90(
                        ZoneOffset.UTC,
                        Long.MAX_VALUE,
                        new Sold("", first.at(), 1, 0, "EUR", true),
                        new Sold("", second.at(), 1, 0, "EUR", true)))
                .isEmpty();
        assertThat(p90(ZoneOffset.UTC, Long.MAX_VALUE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void it_is_what_sorting_all_gaps_gives(long seed) throws SQLException {
        Random random = new Random(seed);
        ZoneId zone = ZoneId.of("America/New_York");
        Instant start = Instant.parse("2025-10-20T00:00:00Z");
        List<Sold> sold = new ArrayList<>();
        Map<String, TreeSet<LocalDate>> dates = new TreeMap<>();
        for (int i = 0; i < 300; i++) {
            Instant at = start.plusSeconds(random.nextInt(60 * 86_400));
            String customer = "c" + random.nextInt(40);
            sold.add(new Sold(customer, at, 1, 0, "EUR", true));
            dates.computeIfAbsent(customer, any -> new TreeSet<>()).add(LocalDate.ofInstant(at, zone));
        }
        List<Long> gaps = new ArrayList<>();
        dates.values().forEach(days -> {
            LocalDate previous = null;
            for (LocalDate day : days) {
                if (previous != null) {
                    gaps.add(day.toEpochDay() - previous.toEpochDay());
                }
                previous = day;
            }
        });
        gaps.sort(null);
        double rank = 0.9 * (gaps.size() - 1);
        int below = (int) rank;
        long low = gaps.get(below);
        long high = gaps.get(Math.min(below + 1, gaps.size() - 1));
        double expected = low + (rank - below) * (high - low);
        assertThat(PurchaseGaps.p90Days(SoldThings.columns(sold), zone, Long.MAX_VALUE)
                        .orElseThrow())
                .isCloseTo(expected, within(1e-9));
    }
}
