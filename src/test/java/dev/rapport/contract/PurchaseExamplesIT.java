package dev.rapport.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.Client;
import dev.rapport.testing.MutableClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Small examples of repeat business whose figures can be checked by hand. */
@QuarkusTest
class PurchaseExamplesIT {
    private static final String[] MARCH = {"from=2026-03-01", "to=2026-04-01"};

    @Inject
    MutableClock clock;

    @AfterEach
    void letTheClockRun() {
        clock.release();
    }

    private static Instant on(String date) {
        return Instant.parse(date + "T12:00:00Z");
    }

    private static Client told(Story story) {
        Client client = Client.ofNewWorkspace();
        client.post(story.events());
        return client;
    }

    @Test
    void ofThreeCustomersOneHadBoughtBeforeAndOneCameTwice() {
        Client client = told(new Story()
                .bought("o1", "a", on("2026-01-20"))
                .bought("o2", "a", on("2026-03-10"))
                .bought("o3", "b", on("2026-03-10"))
                .bought("o4", "b", on("2026-03-12"))
                .bought("o5", "c", on("2026-03-11"))
                .bought("o6", "c", on("2026-04-01"))
                .bought("o7", "d", on("2026-02-11"))
                .bought("o8", "0", on("2026-03-11")));

        Asked.metric(client, "existing_customer_share", MARCH)
                .total("value", 1 / 3.0, "numerator", 1, "denominator", 3, "excluded_unidentified", 1)
                .between(Formulas.wilson(1, 3));
        Asked.metric(client, "returning_customer_rate", MARCH)
                .total("value", 2 / 3.0, "numerator", 2, "denominator", 3)
                .between(Formulas.wilson(2, 3));
        Asked.metric(client, "repeat_purchase_rate", MARCH)
                .total("value", 1 / 3.0, "numerator", 1, "denominator", 3)
                .between(Formulas.wilson(1, 3));
    }

    private static Story newCustomers() {
        return new Story()
                .bought("a1", "a", on("2026-03-01"))
                .bought("a2", "a", on("2026-03-07"))
                .bought("b1", "b", on("2026-03-01"))
                .bought("b2", "b", Instant.parse("2026-03-01T20:00:00Z"))
                .bought("b3", "b", on("2026-03-12"))
                .bought("c1", "c", on("2026-03-15"))
                .bought("d1", "d", on("2026-03-17"))
                .bought("d2", "d", on("2026-03-18"));
    }

    /** With 10 days to come back: a after 6, b after 11, which is too late; c and d can't be watched to the end yet. */
    @Test
    void oneOfTwoCustomersWhoCouldBeWatchedToTheEndCameBack() {
        clock.freezeAt(on("2026-03-20"));

        Asked.metric(told(newCustomers()), "cohort_repeat_rate", "from=2026-03-01", "to=2026-04-01", "n_days=10")
                .total("value", 0.5, "numerator", 1, "denominator", 2, "pending", 2)
                .between(Formulas.wilson(1, 2));
    }

    /** Day 1: d of 4; c is watched for 4 days; day 6: a of 2. S = 3/4 x 1/2. */
    @Test
    void kaplanAndMeierUseThoseWhoCantBeWatchedToTheEndToo() {
        clock.freezeAt(on("2026-03-20"));
        double survival = 3 / 4.0 * 1 / 2;
        double greenwood = Math.sqrt(1 / (4.0 * 3) + 1 / (2.0 * 1));
        double reach = Formulas.Z * greenwood / Math.abs(Math.log(survival));

        Asked.metric(
                        told(newCustomers()),
                        "cohort_repeat_rate",
                        "from=2026-03-01",
                        "to=2026-04-01",
                        "n_days=10",
                        "method=km")
                .total("value", 0.625, "numerator", 2, "denominator", 4, "pending", 0, "censored", 1)
                .total("ci_low", 1 - Math.pow(survival, Math.exp(-reach)))
                .total("ci_high", 1 - Math.pow(survival, Math.exp(reach)));
    }

    @Test
    void twoOfThreeCustomersWhoWereActiveLapsed() {
        clock.freezeAt(on("2026-05-01"));
        Client client = told(new Story()
                .bought("a1", "a", on("2026-02-20"))
                .bought("a2", "a", on("2026-03-20"))
                .bought("b1", "b", on("2026-02-10"))
                .bought("c1", "c", on("2026-01-29"))
                .bought("d1", "d", on("2026-03-05"))
                .bought("e1", "e", on("2026-01-30")));

        // 30 dates before 1 March is 30 January: e was active, c was not; d came later
        Asked.metric(client, "churn_rate", "from=2026-03-01", "to=2026-04-01", "threshold_days=30")
                .total("value", 2 / 3.0, "numerator", 2, "denominator", 3, "threshold_days", 30, "pending", 0)
                .between(Formulas.wilson(2, 3));
    }

    @Test
    void theThresholdIsTheNinetiethPercentileOfTheGapsUnlessChosen() {
        clock.freezeAt(on("2026-05-01"));
        Client client = told(new Story()
                .bought("x1", "x", on("2026-01-01"))
                .bought("x2", "x", on("2026-01-11"))
                .bought("y1", "y", on("2026-01-31"))
                .bought("y2", "y", on("2026-02-20"))
                .bought("y3", "y", on("2026-04-20")));

        // gaps of 10 and 20 dates before March: 10 + 0.9 x 10
        Asked.metric(client, "churn_rate", MARCH)
                .total("value", 1, "numerator", 1, "denominator", 1, "threshold_days", 19);
    }

    @Test
    void currenciesAreNeverAddedUp() {
        Client client = told(new Story()
                .bought("o1", "a", on("2026-03-10"), "amount", "100.00", "currency", "EUR")
                .bought("o2", "b", on("2026-03-11"), "amount", "50.00", "currency", "EUR")
                .bought("o3", "0", on("2026-03-12"), "amount", 25, "currency", "EUR")
                .bought("o4", "c", on("2026-03-12"), "amount", "10.1234", "currency", "USD")
                .bought("o5", "c", on("2026-03-12"))
                .and(Story.event("purchase.refunded", "o1", on("2026-05-01"), "amount", "25")));

        assertThat(Asked.metric(client, "revenue", MARCH)
                        .total("value", null, "numerator", null, "gross", null, "refunds", null)
                        .total("excluded_without_amount", 1)
                        .group("currency", "EUR", "value", 150, "gross", 175, "refunds", 25, "denominator", null)
                        .group("currency", "USD", "value", 10.1234, "gross", 10.1234, "refunds", 0)
                        .column("currency"))
                .containsExactly("EUR", "USD", "null");
        Asked.metric(client, "average_ticket", MARCH)
                .total("value", null)
                .group("currency", "EUR", "value", 50, "numerator", 150, "denominator", 3)
                .group("currency", "USD", "value", 10.1234, "denominator", 1);
        Asked.metric(client, "purchases", MARCH)
                .total("value", 5, "numerator", 5, "denominator", null)
                .group("currency", "EUR", "value", 3);
        Asked.metric(client, "revenue", "from=2026-03-01", "to=2026-04-01", "filter=currency:EUR")
                .total("value", 150);
    }
}
