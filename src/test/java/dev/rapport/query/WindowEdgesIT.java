package dev.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.Client;
import dev.rapport.testing.MutableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is decided by one instant: the edges of windows and of buckets, and what counts as buying again. */
@QuarkusTest
class WindowEdgesIT {
    private static final Instant MORNING = Instant.parse("2026-03-02T09:00:00Z");

    @Inject
    MutableClock clock;

    @AfterEach
    void letTheClockRun() {
        clock.release();
    }

    static String event(String type, String subject, Instant time, String data) {
        return "{\"id\":\"%s %s %s\",\"type\":\"interaction.%s\",\"subject\":\"%s\",\"time\":\"%s\",\"data\":{%s}}"
                .formatted(type, subject, time, type, subject, time, data);
    }

    /** A first contact of its own customer, resolved after an hour. */
    private static List<String> resolvedContact(String subject, Instant opened) {
        return new ArrayList<>(List.of(
                event("opened", subject, opened, "\"customer_id\":\"c-%s\",\"topic\":\"delivery\"".formatted(subject)),
                event("resolved", subject, opened.plus(Duration.ofHours(1)), "")));
    }

    @Test
    void aContactExactlyTheWindowLaterIsOutsideAndIsItselfAFirstContact() {
        Client client = Client.ofNewWorkspace();
        clock.freezeAt(Instant.parse("2026-04-30T00:00:00Z"));
        List<String> events = new ArrayList<>(resolvedContact("a", MORNING));
        Instant later = MORNING.plus(Duration.ofDays(7));
        events.add(event("opened", "b", later, "\"customer_id\":\"c-a\",\"topic\":\"delivery\""));
        events.add(event("resolved", "b", later.plusSeconds(60), ""));
        client.post(events.toArray(String[]::new));

        JsonPath answer = client.answer("fcr", "from=2026-03-01", "to=2026-04-01");

        assertThat(answer.getLong("total.numerator")).isEqualTo(2);
        assertThat(answer.getLong("total.denominator")).isEqualTo(2);
        assertThat(client.answer("fcr", "from=2026-03-01", "to=2026-04-01", "window_days=8")
                        .getLong("total.repeat_contact"))
                .isEqualTo(1);
    }

    @Test
    void aFirstContactIsMatureFromTheVeryInstantAtWhichItsWindowEnds() {
        Client client = Client.ofNewWorkspace();
        Instant end = MORNING.plus(Duration.ofDays(7));
        clock.freezeAt(end.minusNanos(1000));
        client.post(resolvedContact("a", MORNING).toArray(String[]::new));

        JsonPath before = client.answer("fcr", "from=2026-03-01", "to=2026-04-01");
        clock.freezeAt(end);
        JsonPath after = client.answer("fcr", "from=2026-03-01", "to=2026-04-01");

        assertThat(before.getLong("total.pending")).isEqualTo(1);
        assertThat(before.getString("total.value")).isNull();
        assertThat(before.getString("total.status")).isEqualTo("immature");
        assertThat(after.getLong("total.pending")).isZero();
        assertThat(after.getDouble("total.value")).isEqualTo(1);
    }

    @Test
    void aPurchaseAtTheStartOfABucketIsInItAndOneAtItsEndIsNot() {
        Client client = Client.ofNewWorkspace();
        client.post(
                purchase("o1", "a", "2026-03-01T00:00:00Z"),
                purchase("o2", "a", "2026-03-31T23:59:59Z"),
                purchase("o3", "a", "2026-04-01T00:00:00Z"));

        JsonPath months = client.answer("repeat_purchase_rate", "from=2026-02-01", "to=2026-05-01", "grain=month");

        assertThat(months.getList("rows.denominator", Long.class)).containsExactly(0L, 1L, 1L);
        assertThat(months.getList("rows.numerator", Long.class)).containsExactly(0L, 1L, 0L);
    }

    @Test
    void repeatPurchaseRateByOrdersAndByDays() {
        Client client = Client.ofNewWorkspace();
        client.post(
                purchase("o1", "a", "2026-03-02T09:00:00Z"),
                purchase("o2", "a", "2026-03-02T18:00:00Z"),
                purchase("o3", "b", "2026-03-02T09:00:00Z"),
                purchase("o4", "b", "2026-03-09T09:00:00Z"),
                purchase("o5", "c", "2026-03-03T09:00:00Z"),
                purchase("o6", "0", "2026-03-03T09:00:00Z"),
                purchase("o7", "0", "2026-03-04T09:00:00Z"));

        JsonPath orders = client.answer("repeat_purchase_rate", "from=2026-03-01", "to=2026-04-01");
        JsonPath days = client.answer("repeat_purchase_rate", "from=2026-03-01", "to=2026-04-01", "count=days");
        JsonPath weeks = client.answer("repeat_purchase_rate", "from=2026-03-01", "to=2026-04-01", "grain=week");

        assertThat(orders.getLong("total.numerator")).isEqualTo(2);
        assertThat(orders.getLong("total.denominator")).isEqualTo(3);
        assertThat(orders.getLong("total.excluded_unidentified")).isEqualTo(2);
        assertThat(orders.getBoolean("additive")).isFalse();
        assertThat(days.getLong("total.numerator")).isEqualTo(1);
        assertThat(days.getLong("total.denominator")).isEqualTo(3);
        assertThat(weeks.getList("rows.denominator", Long.class)).containsExactly(0L, 3L, 1L, 0L, 0L, 0L);
        assertThat(weeks.getList("rows.numerator", Long.class)).containsExactly(0L, 1L, 0L, 0L, 0L, 0L);
        assertThat(weeks.getLong("total.numerator")).isEqualTo(2);
    }

    private static String purchase(String subject, String customer, String time) {
        return "{\"id\":\"%s\",\"type\":\"purchase.completed\",\"subject\":\"%s\",\"time\":\"%s\",\"data\":{\"customer_id\":\"%s\"}}"
                .formatted(subject, subject, time, customer);
    }
}
