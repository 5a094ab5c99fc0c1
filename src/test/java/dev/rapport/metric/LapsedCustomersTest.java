package dev.rapport.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.metric.LapsedCustomers.Lapsed;
import dev.rapport.readmodel.PurchaseColumns;
import dev.rapport.readmodel.SoldThings;
import dev.rapport.readmodel.SoldThings.Sold;
import dev.rapport.time.EpochMicros;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LapsedCustomersTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private static List<String> names(PurchaseColumns purchases, double threshold, long before, OptionalInt currency) {
        return LapsedCustomers.of(purchases, threshold, ZoneOffset.UTC, NOW, before, currency, Effort.UNBOUNDED)
                .stream()
                .map(lapsed -> purchases.customer().dictionary().text(lapsed.person()))
                .toList();
    }

    private static OptionalInt currency(PurchaseColumns purchases, String name) {
        return OptionalInt.of(
                purchases.dimension("currency").orElseThrow().dictionary().codeOf(name));
    }

    private static Sold spent(String customer, String date, long amount, long refunded, String currency) {
        return new Sold(customer, Instant.parse(date + "T09:00:00Z"), amount, refunded, currency, true);
    }

    @Test
    void exactly_the_threshold_is_not_yet_lapsed() throws SQLException {
        PurchaseColumns purchases = SoldThings.columns(
                List.of(spent("a", "2026-05-22", 1, 0, "EUR"), spent("b", "2026-05-21", 1, 0, "EUR")));
        assertThat(names(purchases, 10, Long.MAX_VALUE, OptionalInt.empty())).containsExactly("b");
        assertThat(names(purchases, 10.5, Long.MAX_VALUE, OptionalInt.empty())).containsExactly("b");
        assertThat(names(purchases, 9.9, Long.MAX_VALUE, OptionalInt.empty())).containsExactly("b", "a");
        assertThat(names(purchases, 11, Long.MAX_VALUE, OptionalInt.empty())).isEmpty();
    }

    @Test
    void refunds_lessen_the_value_and_another_currency_adds_nothing() throws SQLException {
        PurchaseColumns purchases = SoldThings.columns(List.of(
                spent("a", "2026-01-01", 100, 60, "EUR"),
                spent("b", "2026-02-01", 50, 0, "EUR"),
                spent("c", "2026-02-01", 900, 0, "USD"),
                spent("c", "2026-02-02", 1, 0, "EUR")));
        assertThat(names(purchases, 1, Long.MAX_VALUE, currency(purchases, "EUR")))
                .containsExactly("b", "a", "c");
        assertThat(names(purchases, 1, Long.MAX_VALUE, currency(purchases, "USD")))
                .containsExactly("c", "a", "b");
        assertThat(names(purchases, 1, Long.MAX_VALUE, OptionalInt.empty())).containsExactly("c", "a", "b");
    }

    @Test
    void what_has_not_happened_yet_neither_counts_nor_keeps_a_customer() throws SQLException {
        PurchaseColumns purchases = SoldThings.columns(
                List.of(spent("a", "2026-01-01", 1, 0, "EUR"), spent("a", "2026-05-31", 5, 0, "EUR")));
        assertThat(names(purchases, 30, Long.MAX_VALUE, OptionalInt.empty())).isEmpty();
        long before = EpochMicros.fromInstant(Instant.parse("2026-05-31T09:00:00Z"));
        Lapsed lapsed = LapsedCustomers.of(
                        purchases, 30, ZoneOffset.UTC, NOW, before, currency(purchases, "EUR"), Effort.UNBOUNDED)
                .get(0);
        assertThat(lapsed.purchases()).isEqualTo(1);
        assertThat(lapsed.value()).isEqualTo(1);
        assertThat(lapsed.daysSince()).isEqualTo(151);
    }

    @Test
    void an_absurd_spend_stays_the_largest() throws SQLException {
        PurchaseColumns purchases = SoldThings.columns(List.of(
                spent("a", "2026-01-01", Long.MAX_VALUE, 0, "EUR"),
                spent("a", "2026-01-02", Long.MAX_VALUE, 0, "EUR"),
                spent("b", "2026-01-01", 1, 0, "EUR")));
        assertThat(names(purchases, 1, Long.MAX_VALUE, currency(purchases, "EUR")))
                .containsExactly("a", "b");
    }
}
