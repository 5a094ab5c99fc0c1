package dev.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rapport.testing.Client;
import dev.rapport.testing.MutableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every worked example of the contract, through the interface that everybody uses. */
@QuarkusTest
class WorkedExamplesIT {
    private static final Offset<Double> FOUR_PLACES = within(0.00005);
    private static final Instant MORNING = Instant.parse("2026-03-02T09:00:00Z");

    @Inject
    MutableClock clock;

    @AfterEach
    void letTheClockRun() {
        clock.release();
    }

    private static String response(String id, String kind, String rest) {
        return "{\"id\":\"%s\",\"kind\":\"%s\",\"responded_at\":\"2026-03-02T10:00:00Z\",%s}".formatted(id, kind, rest);
    }

    private static void add(List<String> responses, String kind, int count, String rest) {
        for (int i = 0; i < count; i++) {
            responses.add(response(kind + responses.size(), kind, rest));
        }
    }

    static String event(String type, String subject, Instant time, String data) {
        return "{\"id\":\"%s %s %s\",\"type\":\"interaction.%s\",\"subject\":\"%s\",\"time\":\"%s\",\"data\":{%s}}"
                .formatted(type, subject, time, type, subject, time, data);
    }

    @Test
    void customerSatisfaction() {
        Client client = Client.ofNewWorkspace();
        List<String> responses = new ArrayList<>();
        add(responses, "csat", 22, "\"score\":5");
        add(responses, "csat", 12, "\"score\":4");
        add(responses, "csat", 3, "\"score\":3");
        add(responses, "csat", 2, "\"score\":2");
        add(responses, "csat", 1, "\"score\":1");
        add(responses, "csat", 5, "\"status\":\"dismissed\"");
        client.postResponses(responses.toArray(String[]::new));

        JsonPath total = client.answer("csat", "from=2026-03-01", "to=2026-04-01");

        assertThat(total.getDouble("total.value")).isEqualTo(0.85);
        assertThat(total.getLong("total.numerator")).isEqualTo(34);
        assertThat(total.getLong("total.denominator")).isEqualTo(40);
        assertThat(total.getDouble("total.ci_low")).isCloseTo(0.7093, FOUR_PLACES);
        assertThat(total.getDouble("total.ci_high")).isCloseTo(0.9294, FOUR_PLACES);
        assertThat(total.getDouble("total.mean")).isEqualTo(4.3);
        assertThat(total.getLong("total.excluded_dismissed")).isEqualTo(5);
        assertThat(total.getLong("total.scales[0].distribution.'5'")).isEqualTo(22);
        assertThat(total.getString("total.status")).isEqualTo("ok");
    }

    @Test
    void netPromoterScore() {
        Client client = Client.ofNewWorkspace();
        List<String> responses = new ArrayList<>();
        add(responses, "nps", 18, "\"score\":9");
        add(responses, "nps", 14, "\"score\":7");
        add(responses, "nps", 8, "\"score\":6");
        client.postResponses(responses.toArray(String[]::new));

        JsonPath answer = client.answer("nps", "from=2026-03-01", "to=2026-04-01");

        assertThat(answer.getDouble("total.value")).isEqualTo(25.0);
        assertThat(answer.getDouble("total.ci_low")).isCloseTo(0.386, within(0.0005));
        assertThat(answer.getDouble("total.ci_high")).isCloseTo(46.125, within(0.0005));
        assertThat(answer.getLong("total.promoters")).isEqualTo(18);
        assertThat(answer.getLong("total.passives")).isEqualTo(14);
        assertThat(answer.getLong("total.detractors")).isEqualTo(8);
        assertThat(answer.getString("unit")).isEqualTo("points");
    }

    @Test
    void firstResponseTime() {
        Client client = Client.ofNewWorkspace();
        int[] minutes = {2, 3, 4, 5, 6, 8, 10, 15, 120, 600};
        List<String> events = new ArrayList<>();
        for (int wait : minutes) {
            events.add(event("opened", "i" + wait, MORNING, "\"channel\":\"email\""));
            events.add(event("replied", "i" + wait, MORNING.plusSeconds(60L * wait), "\"author\":\"agent\""));
        }
        client.post(events.toArray(String[]::new));

        JsonPath answer = client.answer("first_response_time", "from=2026-03-01", "to=2026-04-01");

        assertThat(answer.getDouble("total.mean")).isCloseTo(77.3 * 60, within(1e-6));
        assertThat(answer.getDouble("total.value")).isEqualTo(7 * 60);
        assertThat(answer.getDouble("total.p50")).isEqualTo(7 * 60);
        assertThat(answer.getDouble("total.p90")).isCloseTo(168 * 60, within(1e-6));
        assertThat(answer.getDouble("total.p95")).isCloseTo(384 * 60, within(1e-6));
        assertThat(answer.getDouble("total.min")).isEqualTo(120);
        assertThat(answer.getDouble("total.max")).isEqualTo(36_000);
        assertThat(answer.getDouble("total.numerator")).isEqualTo(773 * 60);
        assertThat(answer.getLong("total.denominator")).isEqualTo(10);
    }

    @Test
    void firstResponseTimeWithSomeStillWaiting() {
        Client client = Client.ofNewWorkspace();
        Instant now = Instant.parse("2026-03-02T12:00:00Z");
        clock.freezeAt(now);
        List<String> events = new ArrayList<>();
        for (int wait : new int[] {5, 10, 20, 40, 60, 90}) {
            events.add(event("opened", "i" + wait, MORNING, ""));
            events.add(event("replied", "i" + wait, MORNING.plusSeconds(60L * wait), "\"author\":\"agent\""));
        }
        events.add(event("opened", "w15", now.minus(Duration.ofMinutes(15)), ""));
        events.add(event("opened", "w120", now.minus(Duration.ofHours(2)), ""));
        client.post(events.toArray(String[]::new));

        JsonPath answer = client.answer("first_response_time", "from=2026-03-01", "to=2026-04-01");

        assertThat(answer.getDouble("total.p50")).isEqualTo(30 * 60);
        assertThat(answer.getDouble("total.p50_censored")).isEqualTo(40 * 60);
        assertThat(answer.getLong("total.pending")).isEqualTo(2);
        assertThat(answer.getLong("total.open")).isEqualTo(2);
        assertThat(answer.getLong("total.oldest_open_seconds")).isEqualTo(120 * 60);
        assertThat(answer.getBoolean("rows[0].complete")).isFalse();
    }

    /** A first contact of its own customer, resolved after an hour. */
    private static List<String> resolvedContact(String subject, Instant opened) {
        return new ArrayList<>(List.of(
                event("opened", subject, opened, "\"customer_id\":\"c-%s\",\"topic\":\"delivery\"".formatted(subject)),
                event("resolved", subject, opened.plus(Duration.ofHours(1)), "")));
    }

    @Test
    void firstContactResolution() {
        Client client = Client.ofNewWorkspace();
        clock.freezeAt(Instant.parse("2026-03-31T00:00:00Z"));
        List<String> events = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            events.addAll(resolvedContact("good" + i, MORNING.plus(Duration.ofDays(i))));
        }
        events.add(event("opened", "unresolved", MORNING, "\"customer_id\":\"c1\""));
        events.addAll(resolvedContact("reopened", MORNING));
        events.add(event("reopened", "reopened", MORNING.plus(Duration.ofDays(3)), ""));
        events.addAll(resolvedContact("mailed", MORNING));
        events.add(event(
                "opened",
                "mail",
                MORNING.plus(Duration.ofDays(6)),
                "\"customer_id\":\"c-mailed\",\"topic\":\"delivery\",\"channel\":\"email\""));
        for (int i = 25; i <= 27; i++) {
            events.addAll(resolvedContact("late" + i, Instant.parse("2026-03-%dT09:00:00Z".formatted(i))));
        }
        client.post(events.toArray(String[]::new));

        JsonPath answer = client.answer("fcr", "from=2026-03-01", "to=2026-04-01");

        assertThat(answer.getDouble("total.value")).isCloseTo(6.0 / 9, within(1e-6));
        assertThat(answer.getLong("total.denominator")).isEqualTo(9);
        assertThat(answer.getLong("total.pending")).isEqualTo(3);
        assertThat(answer.getDouble("total.ci_low")).isCloseTo(0.3542, FOUR_PLACES);
        assertThat(answer.getDouble("total.ci_high")).isCloseTo(0.8794, FOUR_PLACES);
        assertThat(answer.getLong("total.repeat_contact")).isEqualTo(1);
        assertThat(answer.getLong("total.reopened")).isEqualTo(1);
        assertThat(answer.getLong("total.unresolved")).isEqualTo(1);
        assertThat(answer.getLong("total.excluded_follow_up")).isEqualTo(1);
        assertThat(answer.getString("total.status")).isEqualTo("low_sample");
        assertThat(answer.getString("valid_until")).isEqualTo("2026-04-01T00:00:00Z");
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
