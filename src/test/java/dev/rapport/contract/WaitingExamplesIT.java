package dev.rapport.contract;

import dev.rapport.testing.Client;
import dev.rapport.testing.MutableClock;
import dev.rapport.testing.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The worked examples of how long things take. */
@QuarkusTest
class WaitingExamplesIT {
    private static final String[] MARCH = {"from=2026-03-01", "to=2026-04-01"};
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Inject
    MutableClock clock;

    @AfterEach
    void letTheClockRun() {
        clock.release();
    }

    private static Instant after(int minutes) {
        return NINE.plus(Duration.ofMinutes(minutes));
    }

    @Test
    void aFewLongWaitsMoveTheMeanAndNotTheMedian() {
        Story story = new Story();
        for (int wait : new int[] {2, 3, 4, 5, 6, 8, 10, 15, 120, 600}) {
            story.opened("i" + wait, NINE).replied("i" + wait, after(wait));
        }
        Client client = Client.ofNewWorkspace();
        client.post(story.events());

        Asked.metric(client, "first_response_time", MARCH)
                .total("value", 7 * 60, "p50", 7 * 60, "p90", 168 * 60, "p95", 384 * 60, "mean", 4638)
                .total("min", 120, "max", 36_000, "numerator", 773 * 60, "denominator", 10, "pending", 0)
                .total("ci_low", null, "ci_high", null, "unanswered", 0, "oldest_open_seconds", null);
    }

    /** Of 5, 10, 20, 40, 60, 90 minutes answered and 15, 120 still waiting. */
    private static Asked waitingCounts(Asked asked) {
        // p90 of six by R type 7: between the fifth and the sixth, half way; p95 three quarters of the way
        return asked.total("value", 30 * 60, "p50", 30 * 60, "p50_censored", 40 * 60)
                .total("numerator", 225 * 60, "denominator", 6, "mean", 37.5 * 60)
                .total("p90", 75 * 60, "p95", 82.5 * 60, "min", 300, "max", 5400)
                .total("pending", 2, "open", 2, "unanswered", 2, "answered", 6, "oldest_open_seconds", 7200)
                .row(0, "complete", "false");
    }

    @Test
    void thoseWhoStillWaitCountInTheCensoredMedianOfFirstReplies() {
        clock.freezeAt(NOON);
        Story story = new Story();
        for (int wait : new int[] {5, 10, 20, 40, 60, 90}) {
            story.opened("i" + wait, NINE).replied("i" + wait, after(wait));
        }
        story.opened("w15", NOON.minusSeconds(900)).opened("w120", NOON.minusSeconds(7200));
        Client client = Client.ofNewWorkspace();
        client.post(story.events());

        waitingCounts(Asked.metric(client, "first_response_time", MARCH));
    }

    @Test
    void thoseWhoStillWaitCountInTheCensoredMedianOfNextReplies() {
        clock.freezeAt(NOON);
        Story story = new Story();
        for (int wait : new int[] {5, 10, 20, 40, 60, 90}) {
            story.opened("i" + wait, NINE.minusSeconds(60))
                    .interaction("replied", "i" + wait, NINE, "author", "customer")
                    .replied("i" + wait, after(wait));
        }
        story.opened("w15", NINE)
                .interaction("replied", "w15", NOON.minusSeconds(900), "author", "customer")
                .opened("w120", NINE)
                .interaction("replied", "w120", NOON.minusSeconds(7200), "author", "customer");
        Client client = Client.ofNewWorkspace();
        client.post(story.events());

        waitingCounts(Asked.metric(client, "next_reply_time", MARCH));
    }

    @Test
    void theCensoredMedianKnowsThoseWhoLeftAndThoseSolvedWithoutAReply() {
        clock.freezeAt(NOON);
        Story story = new Story()
                .opened("a", NINE)
                .replied("a", after(10))
                .opened("b", NINE)
                .replied("b", after(30))
                .opened("left", NINE)
                .interaction("abandoned", "left", after(20))
                .opened("solved", NINE)
                .resolved("solved", after(5));
        Client client = Client.ofNewWorkspace();
        client.post(story.events());

        // at 10 one of three, S = 2/3; at 30 the last one, S = 0
        Asked.metric(client, "first_response_time", MARCH)
                .total("p50", 20 * 60, "p50_censored", 30 * 60, "abandoned", 1, "resolved_without_reply", 1)
                .total("open", 0, "pending", 0, "denominator", 2);
    }

    @Test
    void aReopenedInteractionHasThreeResolutionTimes() {
        Instant nine = NINE;
        Client client = Client.ofNewWorkspace();
        client.post(new Story()
                .opened("1", nine)
                .resolved("1", nine.plusSeconds(3600))
                .interaction("reopened", "1", nine.plusSeconds(5 * 3600))
                .resolved("1", nine.plusSeconds(6 * 3600 + 1800))
                .events());

        resolutionTime(client, "first", 60);
        resolutionTime(client, "full", 390);
        resolutionTime(client, "open", 150);
        Asked.metric(client, "resolution_time", MARCH).total("value", 390 * 60);
    }

    private static void resolutionTime(Client client, String measure, int minutes) {
        Asked.metric(client, "resolution_time", "from=2026-03-01", "to=2026-04-01", "measure=" + measure)
                .total("value", minutes * 60, "numerator", minutes * 60, "denominator", 1, "mean", minutes * 60)
                .total("resolutions", 2, "reopens", 1, "pending", 0, "status", "low_sample");
    }

    @Test
    void aWeekendWithAClockChangeIsSixtyMinutesOfBusiness() {
        TestWorkspace workspace = TestWorkspace.create("Europe/Berlin");
        String calendar = workspace
                .request()
                .contentType(ContentType.JSON)
                .body("""
                        {"name": "Desk", "zone": "Europe/Berlin", "intervals": [
                          {"days": ["monday", "tuesday", "wednesday", "thursday", "friday"],
                           "open": "09:00", "close": "17:00"}]}
                        """)
                .post("/v1/calendars")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Client client = Client.of(workspace);
        Instant friday = Instant.parse("2026-03-27T16:30:00+01:00");
        client.post(new Story()
                .opened("1", friday)
                .replied("1", Instant.parse("2026-03-30T09:30:00+02:00"))
                .events());

        Asked.metric(client, "first_response_time", "from=2026-03-01", "to=2026-04-01", "clock=business")
                .total("value", null, "denominator", 0, "excluded_no_calendar", 1, "status", "no_data");
        workspace
                .request()
                .contentType(ContentType.JSON)
                .body("{\"calendar\": \"%s\"}".formatted(calendar))
                .patch("/v1/workspace")
                .then()
                .statusCode(200);
        Remembered.awaitRefolding(workspace);

        Asked.metric(client, "first_response_time", "from=2026-03-01", "to=2026-04-01", "clock=business")
                .total("value", 60 * 60, "numerator", 60 * 60, "denominator", 1, "excluded_no_calendar", 0);
        Asked.metric(client, "first_response_time", "from=2026-03-01", "to=2026-04-01")
                .total("value", 3840 * 60);
    }
}
