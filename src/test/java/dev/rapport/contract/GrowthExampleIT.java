package dev.rapport.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.Client;
import dev.rapport.testing.MutableClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The worked example of service and growth: 46 of 120 satisfied customers and 21 of 100 others bought again. */
@QuarkusTest
class GrowthExampleIT {
    private static final Instant SERVED = Instant.parse("2026-01-10T10:00:00Z");

    @Inject
    MutableClock clock;

    @AfterEach
    void letTheClockRun() {
        clock.release();
    }

    private static Story served() {
        Story story = new Story();
        for (int i = 0; i < 220; i++) {
            boolean satisfied = i < 120;
            String customer = "c" + i;
            story.answered("r" + i, "csat", SERVED, "score", satisfied ? 5 : 2, "customer_id", customer);
            if (satisfied ? i < 46 : i < 141) {
                // the first on the last instant that is watched
                Instant time = SERVED.plus(i == 0 ? Duration.ofDays(90) : Duration.ofDays(1 + i % 89));
                story.bought("o" + i, customer, time, "amount", "10.00", "currency", "EUR");
            }
        }
        // later answers of the same customers say nothing more
        story.answered("again", "csat", SERVED.plusSeconds(60), "score", 1, "customer_id", "c0");
        // at the instant of the answer itself, and an instant too late
        story.bought("at once", "c119", SERVED, "amount", "24.00", "currency", "EUR");
        story.bought(
                "late", "c219", SERVED.plus(Duration.ofDays(90)).plusNanos(1000), "amount", "1.00", "currency", "EUR");
        story.answered("nobody", "csat", SERVED, "score", 5);
        return story;
    }

    @Test
    void thoseServedWellBoughtAgainMoreOften() {
        clock.freezeAt(Instant.parse("2026-06-01T00:00:00Z"));
        Client client = Client.ofNewWorkspace();
        client.post(served().events());

        Asked asked = Asked.metric(client, "service_growth", "from=2026-01-01", "to=2026-02-01")
                .total("value", 46 / 120.0 - 21 / 100.0, "numerator", 46, "denominator", 220, "pending", 0)
                .total("good_customers", 120, "good_buyers", 46, "good_rate", 46 / 120.0)
                .total("bad_customers", 100, "bad_buyers", 21, "bad_rate", 0.21)
                .total("good_spend", 460, "good_spend_per_customer", 460 / 120.0, "bad_spend", 210)
                .total("good_spend_before", 24, "good_spend_before_per_customer", 0.2, "bad_spend_before", 0)
                .total("currency", "EUR", "excluded_unidentified", 1)
                .between(Formulas.newcombe(46, 120, 21, 100));

        assertThat(asked.answer().at("/total/value").asText()).isEqualTo("0.173333");
        // the contract's [0.0516, 0.2858] cuts off after the fourth decimal
        assertThat(asked.answer().at("/total/ci_low").asText()).startsWith("0.0516");
        assertThat(asked.answer().at("/total/ci_high").asText()).startsWith("0.2858");
        assertThat(asked.answer().path("warnings").toString()).contains("an association, not a cause");
    }

    @Test
    void everyAnswerSaysThatItIsAnAssociationByWhateverServiceIsJudged() {
        Client client = Client.ofNewWorkspace();

        for (String by : List.of("csat", "nps", "fcr", "sla")) {
            Asked asked = Asked.metric(client, "service_growth", "by=" + by);
            assertThat(asked.answer().path("warnings").toString()).as(by).contains("association_not_cause");
        }
    }

    @Test
    void nobodyIsCountedBeforeTheWindowHasEnded() {
        clock.freezeAt(SERVED.plus(Duration.ofDays(90)).minusNanos(1000));
        Story story = new Story()
                .answered("r1", "csat", SERVED, "score", 5, "customer_id", "a")
                .answered("r2", "csat", SERVED.minusSeconds(60), "score", 1, "customer_id", "b")
                .bought("o1", "a", SERVED.plusSeconds(60));
        Client client = Client.ofNewWorkspace();
        client.post(story.events());

        Asked.metric(client, "service_growth", "from=2026-01-01", "to=2026-02-01")
                .total("value", null, "pending", 1, "denominator", 1);
        clock.freezeAt(SERVED.plus(Duration.ofDays(90)));
        Asked.metric(client, "service_growth", "from=2026-01-01", "to=2026-02-01")
                .total("value", 1, "pending", 0, "numerator", 1, "denominator", 2)
                .between(Formulas.newcombe(1, 1, 0, 1));
    }
}
