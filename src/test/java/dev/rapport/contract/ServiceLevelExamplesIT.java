package dev.rapport.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rapport.testing.Client;
import dev.rapport.testing.MutableClock;
import dev.rapport.testing.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The worked example of promises: visitors of a store are greeted within 40 seconds. */
@QuarkusTest
class ServiceLevelExamplesIT {
    private static final String[] MARCH = {"from=2026-03-01", "to=2026-04-01"};
    private static final Instant MORNING = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    @Inject
    MutableClock clock;

    private TestWorkspace workspace;
    private Client client;

    @BeforeEach
    void tellOfAMorning() {
        clock.freezeAt(NOW);
        workspace = TestWorkspace.create();
        client = Client.of(workspace);
        workspace
                .request()
                .contentType(ContentType.JSON)
                .body("""
                        {"name": "Store greeting", "kind": "first_response", "match": {"channel": ["in_store"]},
                         "target": 40}
                        """)
                .post("/v1/sla-policies")
                .then()
                .statusCode(201);
        Story story = new Story();
        for (int i = 0; i < 70; i++) {
            // the last one at the very last moment
            visitor(story, "met" + i, MORNING).replied("met" + i, MORNING.plusSeconds(i == 69 ? 40 : i % 40));
        }
        for (int i = 0; i < 10; i++) {
            visitor(story, "late" + i, MORNING)
                    .replied("late" + i, MORNING.plusSeconds(40).plusNanos(1000L + i));
        }
        for (int i = 0; i < 8; i++) {
            visitor(story, "ignored" + i, MORNING);
        }
        for (int i = 0; i < 7; i++) {
            visitor(story, "waiting" + i, NOW.minusSeconds(20));
        }
        for (int i = 0; i < 5; i++) {
            visitor(story, "left" + i, MORNING).interaction("abandoned", "left" + i, MORNING.plusSeconds(39));
        }
        for (int i = 0; i < 3; i++) {
            story.opened("call" + i, MORNING, "channel", "phone");
        }
        client.post(story.events());
    }

    @AfterEach
    void letTheClockRun() {
        clock.release();
    }

    private static Story visitor(Story story, String subject, Instant time) {
        return story.opened(subject, time, "channel", "in_store");
    }

    @Test
    void seventyOf88WereGreetedInTime() {
        Asked asked = Asked.metric(client, "sla_first_response", MARCH)
                .total("value", 70 / 88.0, "numerator", 70, "denominator", 88, "pending", 7)
                .total("met", 70, "breached", 18, "excluded_abandoned_before_due", 5, "excluded_no_policy", 3)
                .row(0, "complete", "false")
                .between(Formulas.wilson(70, 88));

        assertThat(asked.answer().at("/total/value").doubleValue())
                .as("not the answered alone, and pending is not met")
                .isCloseTo(0.795455, within(1e-9));
        assertThat(asked.answer().path("valid_until").asText())
                .isEqualTo(NOW.plusSeconds(20).toString());
    }

    @Test
    void whoeverLeftEarlyCountsAsIsAskedFor() {
        Asked.metric(client, "sla_first_response", "from=2026-03-01", "to=2026-04-01", "abandoned=breach")
                .total("value", 70 / 93.0, "met", 70, "breached", 23, "excluded_abandoned_before_due", 0)
                .between(Formulas.wilson(70, 93));
        Asked.metric(client, "sla_first_response", "from=2026-03-01", "to=2026-04-01", "abandoned=met")
                .total("value", 75 / 93.0, "met", 75, "breached", 18, "pending", 7)
                .between(Formulas.wilson(75, 93));
    }

    @Test
    void whenTheDueTimeHasPassedTheTagHoldsNoMore() {
        String tag =
                Asked.response(client, "/v1/metrics/sla_first_response", MARCH).header("ETag");
        Instant due = NOW.plusSeconds(20);

        clock.freezeAt(due.minusNanos(1000));
        assertThat(again(tag).statusCode()).isEqualTo(304);
        clock.freezeAt(due);

        assertThat(again(tag).statusCode()).isEqualTo(200);
        Asked.metric(client, "sla_first_response", MARCH)
                .total("value", 70 / 95.0, "met", 70, "breached", 25, "pending", 0)
                .between(Formulas.wilson(70, 95));
    }

    private Response again(String tag) {
        return client.request()
                .header("If-None-Match", tag)
                .queryParam("from", "2026-03-01")
                .queryParam("to", "2026-04-01")
                .get("/v1/metrics/sla_first_response");
    }
}
