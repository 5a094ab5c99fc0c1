package dev.rapport.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.Client;
import dev.rapport.testing.MutableClock;
import dev.rapport.testing.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The traps of the contract that real systems have fallen into; each test fails when its trap is sprung. */
@QuarkusTest
class TrapsIT {
    private static final String[] MARCH = {"from=2026-03-01", "to=2026-04-01"};
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    @Inject
    MutableClock clock;

    @Inject
    DataSource database;

    private TestWorkspace workspace;
    private Client client;

    @BeforeEach
    void createWorkspace() {
        workspace = TestWorkspace.create();
        client = Client.of(workspace);
    }

    @AfterEach
    void letTheClockRun() {
        clock.release();
    }

    private static Instant minutes(int minutes) {
        return NINE.plusSeconds(60L * minutes);
    }

    private static Instant days(int days) {
        return NINE.plus(Duration.ofDays(days));
    }

    private Asked march(String metric, String... more) {
        String[] all = java.util.Arrays.copyOf(MARCH, MARCH.length + more.length);
        System.arraycopy(more, 0, all, MARCH.length, more.length);
        return Asked.metric(client, metric, all);
    }

    private Response send(String body) {
        return client.request().contentType(ContentType.JSON).body(body).post("/v1/events");
    }

    private static String nps(String id, Instant time, String score) {
        return "{\"id\":\"%s\",\"source\":\"desk\",\"type\":\"survey.answered\",\"subject\":\"survey:%s\",\"time\":\"%s\","
                        .formatted(id, id, time)
                + "\"data\":{\"kind\":\"nps\",%s}}".formatted(score);
    }

    private static String score(String id, int score) {
        return nps(id, NINE, "\"score\":" + score);
    }

    @Test
    void creditingTodaysAssigneeWithYesterdaysReply() {
        client.post(new Story()
                .opened("1", NINE, "agent", "reception", "team", "front")
                .interaction("replied", "1", minutes(5), "author", "agent", "agent", "ann", "team", "day")
                .resolved("1", minutes(60), "agent", "bob", "team", "back")
                .interaction("reopened", "1", minutes(70))
                .interaction("assigned", "1", minutes(80), "agent", "zoe", "team", "night")
                .and(Story.event("survey.answered", "1", minutes(90), "kind", "csat", "score", 5))
                .events());

        march("first_response_time", "group_by=agent,team").group("agent", "ann", "team", "day", "denominator", 1);
        march("reopen_rate", "group_by=agent,team").group("agent", "bob", "team", "back", "denominator", 1);
        march("csat", "group_by=agent,team").group("agent", "bob", "team", "back", "denominator", 1);
        march("volume", "group_by=agent,team").group("agent", "reception", "team", "front", "numerator", 1);
        for (String metric : List.of("first_response_time", "reopen_rate", "csat", "volume")) {
            assertThat(march(metric, "group_by=agent").column("agent")).doesNotContain("zoe");
        }
        march("backlog", "group_by=agent").group("agent", "zoe", "numerator", 1);
    }

    @Test
    void aReopenThatOverwritesTheFirstResolution() {
        client.post(new Story()
                .opened("1", NINE)
                .resolved("1", minutes(10))
                .interaction("reopened", "1", minutes(600))
                .resolved("1", minutes(700))
                .events());

        march("resolution_time", "measure=first").total("value", 600, "denominator", 1);
        march("resolution_time", "measure=full").total("value", 42_000, "resolutions", 2, "reopens", 1);
    }

    @Test
    void pendingCountedAsMetOrAnEmptyPeriodAs100Percent() {
        clock.freezeAt(minutes(1));
        workspace
                .request()
                .contentType(ContentType.JSON)
                .body("{\"name\": \"Mail\", \"kind\": \"first_response\", \"match\": {}, \"target\": 3600}")
                .post("/v1/sla-policies")
                .then()
                .statusCode(201);
        march("sla_first_response").total("value", null, "denominator", 0, "status", "no_data");

        client.post(new Story().opened("1", NINE).events());

        march("sla_first_response").total("value", null, "met", 0, "pending", 1, "status", "immature");
    }

    @Test
    void nullShownAs0() {
        JsonPath catalogue = client.request().get("/v1/metrics").jsonPath();
        for (String metric : catalogue.<String>getList("metrics.id")) {
            march(metric).total("value", null, "status", "no_data");
            String csv = Asked.response(
                            client, "/v1/metrics/" + metric, "from=2026-03-01", "to=2026-04-01", "format=csv")
                    .asString();
            List<String> header = List.of(csv.lines().findFirst().orElseThrow().split(","));
            csv.lines().skip(1).forEach(line -> assertThat(line.split(",", -1)[header.indexOf("value")])
                    .as("%s %s", metric, line)
                    .isEmpty());
        }
    }

    @Test
    void zonesAsFixedOffsets() {
        // half past eleven at night in Berlin is half past ten in UTC in winter and half past nine in summer
        client.post(new Story()
                .opened("winter", Instant.parse("2026-01-15T22:30:00Z"))
                .opened("winter after", Instant.parse("2026-01-15T23:30:00Z"))
                .opened("summer", Instant.parse("2026-07-15T21:30:00Z"))
                .opened("summer after", Instant.parse("2026-07-15T22:30:00Z"))
                .events());

        for (String month : List.of("01", "07")) {
            Asked answer = Asked.metric(
                    client,
                    "volume",
                    "from=2026-%s-15".formatted(month),
                    "to=2026-%s-17".formatted(month),
                    "tz=Europe/Berlin",
                    "grain=day");
            assertThat(answer.column("numerator")).as(month).containsExactly("1", "1");
        }
        assertThat(Asked.response(client, "/v1/metrics/volume", "tz=+01:00").statusCode())
                .isEqualTo(422);
    }

    @Test
    void anAverageOfAverages() {
        Story story = new Story();
        for (int i = 0; i < 3; i++) {
            story.opened("c" + i, NINE, "channel", "chat").replied("c" + i, minutes(1));
        }
        story.opened("e", NINE, "channel", "email").replied("e", minutes(61));
        client.post(story.events());
        client.post(score("p1", 9), score("p2", 9), score("p3", 9), nps("d1", days(1), "\"score\":0"));

        march("first_response_time", "group_by=channel")
                .total("mean", 16 * 60, "p50", 60, "p90", 60 + 0.7 * 3600)
                .group("channel", "chat", "mean", 60)
                .group("channel", "email", "mean", 61 * 60);
        // days have +100 and -100, of which the mean would be 0
        march("nps", "grain=day").total("value", 50);
    }

    @Test
    void aBatchRefusedForOneDuplicate() {
        send(score("1", 9)).then().statusCode(201);

        Response response = send("[%s,%s,%s]".formatted(score("1", 9), score("2", 8), score("3", 7)));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.jsonPath().getInt("accepted")).isEqualTo(2);
        assertThat(response.jsonPath().getInt("duplicates")).isEqualTo(1);
        march("nps").total("denominator", 3);
    }

    @Test
    void aDedupeKeyClaimedBeforeTheWriteSoThatARetryIsLost() throws SQLException {
        send(score("first", 9)).then().statusCode(201);
        run("ALTER TABLE journal ADD CONSTRAINT refusing CHECK (id <> 'second') NOT VALID");
        try {
            assertThat(send(score("second", 9)).statusCode())
                    .as("the database refuses to write it")
                    .isGreaterThanOrEqualTo(400);
        } finally {
            run("ALTER TABLE journal DROP CONSTRAINT refusing");
        }
        march("nps").total("denominator", 1);

        assertThat(send(score("second", 9)).jsonPath().getString("status")).isEqualTo("accepted");
        assertThat(send(score("second", 9)).jsonPath().getString("status")).isEqualTo("duplicate");
        march("nps").total("denominator", 2);
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void aRefusedEventOfWhichTheCorrectionIsLost() {
        send(nps("1", NINE, "\"score\":11")).then().statusCode(422);

        assertThat(send(score("1", 10)).jsonPath().getString("status")).isEqualTo("accepted");
        march("nps").total("denominator", 1);
    }

    @Test
    void lateEventsThatLeaveACacheStale() {
        client.post(new Story().opened("1", NINE, "channel", "chat").events());
        Response first = Asked.response(client, "/v1/metrics/first_response_time", MARCH);
        march("first_response_time").total("value", null, "pending", 1);
        march("volume", "group_by=channel").group("channel", "chat", "numerator", 1);

        client.post(new Story().replied("1", minutes(5)).events());
        client.post(new Story()
                .opened("1", NINE.minusSeconds(60), "channel", "phone")
                .events());

        march("first_response_time").total("value", 360, "pending", 0);
        march("volume", "group_by=channel").group("channel", "phone", "numerator", 1);
        assertThat(client.request()
                        .header("If-None-Match", first.header("ETag"))
                        .queryParam("from", "2026-03-01")
                        .queryParam("to", "2026-04-01")
                        .get("/v1/metrics/first_response_time")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void anUnchangedTagAfterAPendingOneHasMatured() {
        clock.freezeAt(days(7).minusNanos(1000));
        client.post(new Story()
                .opened("1", NINE, "customer_id", "a")
                .resolved("1", minutes(1))
                .events());
        String tag = Asked.response(client, "/v1/metrics/fcr", MARCH).header("ETag");
        march("fcr").total("value", null, "pending", 1);

        clock.freezeAt(days(7));

        Response again = client.request()
                .header("If-None-Match", tag)
                .queryParam("from", "2026-03-01")
                .queryParam("to", "2026-04-01")
                .get("/v1/metrics/fcr");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.header("ETag")).isNotEqualTo(tag);
        march("fcr").total("value", 1, "pending", 0);
    }

    @Test
    void skippedAnswersInTheNpsDenominator() {
        client.post(score("1", 10), score("2", 0), score("3", 10));
        client.post(nps("4", NINE, "\"status\":\"dismissed\""), nps("5", NINE, "\"status\":\"dismissed\""));

        march("nps").total("value", 100 / 3.0, "numerator", 1, "denominator", 3, "excluded_dismissed", 2);
    }

    @Test
    void nps6Point5InNoClass() {
        Response response = send(nps("1", NINE, "\"score\":6.5"));

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.jsonPath().getString("violations[0].pointer")).isEqualTo("/data/score");
        assertThat(response.jsonPath().getString("violations[0].detail")).contains("6.5", "whole");
        march("nps").total("denominator", 0);
    }

    @Test
    void immatureCohortsShownAs0Percent() {
        clock.freezeAt(days(10));
        client.post(new Story().bought("o1", "a", NINE).bought("o2", "b", NINE).events());

        march("cohort_repeat_rate").total("value", null, "pending", 2, "status", "immature", "denominator", 0);
        march("cohort_repeat_rate", "n_days=9").total("value", 0, "pending", 0, "denominator", 2);
    }

    @Test
    void oneCustomer0With19558Calls() {
        Story story = new Story();
        String[] nobody = {"0", ""};
        for (int i = 0; i < 30; i++) {
            story.opened("i" + i, minutes(i), "customer_id", nobody[i % 2], "topic", "delivery")
                    .bought("o" + i, nobody[i % 2], minutes(i), "amount", 1, "currency", "EUR");
        }
        story.opened("known", NINE, "customer_id", "a").bought("o", "a", NINE, "amount", 1, "currency", "EUR");
        client.post(story.events());

        march("fcr").total("denominator", 1, "excluded_unidentified", 30, "repeat_contact", 0, "excluded_follow_up", 0);
        march("repeat_purchase_rate").total("value", 0, "denominator", 1, "excluded_unidentified", 30);
        march("cohort_repeat_rate", "n_days=1").total("denominator", 1, "excluded_unidentified", 30);
        march("revenue").total("value", 31);
        march("volume").total("value", 31);
    }

    @Test
    void twoVendorsEqualIdsTakenForOnePerson() {
        client.post(new Story()
                .bought("o1", "zendesk:7881", days(1))
                .bought("o2", "shop:7881", days(2))
                .opened("1", days(1), "customer_id", "zendesk:7881")
                .opened("2", days(2), "customer_id", "shop:7881")
                .events());
        march("repeat_purchase_rate").total("numerator", 0, "denominator", 2);
        march("fcr").total("denominator", 2, "repeat_contact", 0);

        client.post(Story.event(
                "customer.merged", "customer:shop:7881", days(3), "from", "shop:7881", "into", "zendesk:7881"));

        march("repeat_purchase_rate").total("numerator", 1, "denominator", 1);
        march("fcr").total("denominator", 1, "repeat_contact", 1, "excluded_follow_up", 1);
    }

    @Test
    void idsAbove2To53ThatLoseDigitsAsDoubles() {
        client.post(new Story()
                .bought("9007199254740993", "9007199254740992", days(1))
                .bought("9007199254740992", "9007199254740993", days(2))
                .opened("90071992547409931", NINE, "customer_id", "9007199254740993")
                .opened("90071992547409932", NINE, "customer_id", "9007199254740992")
                .events());

        march("purchases").total("value", 2);
        march("repeat_purchase_rate").total("numerator", 0, "denominator", 2);
        march("volume").total("value", 2);
        assertThat(Asked.get(client, "/v1/interactions/90071992547409931")
                        .answer()
                        .path("customer_id")
                        .asText())
                .isEqualTo("9007199254740993");
        // a producer that sends numbers means these digits, all of them, or is told
        Response number = send(score("x", 9).replace("\"id\":\"x\"", "\"id\":9007199254740993"));
        assertThat(number.statusCode()).isIn(201, 422);
        if (number.statusCode() == 201) {
            assertThat(number.jsonPath().getString("id")).isEqualTo("9007199254740993");
        }
    }

    @Test
    void epochSecondsEpochMillisecondsAndLocalTimesInOnePayload() {
        Response response = send("[%s,%s,%s,%s]"
                .formatted(
                        score("seconds", 9).replace("\"" + NINE + "\"", "1772442000"),
                        score("millis", 9).replace("\"" + NINE + "\"", "1772442000000"),
                        score("local", 9).replace(NINE.toString(), "2026-03-02 09:00:00"),
                        score("good", 9)));

        assertThat(response.statusCode()).isEqualTo(207);
        JsonPath json = response.jsonPath();
        assertThat(json.getList("results.status")).isEqualTo(List.of("rejected", "rejected", "rejected", "accepted"));
        for (int i = 0; i < 3; i++) {
            String violation = "results[%d].problem.violations[0].".formatted(i);
            assertThat(json.getString(violation + "pointer")).isEqualTo("/time");
            assertThat(json.getString(violation + "detail"))
                    .contains(i < 2 ? "2026-03-02T09:00:00Z" : "no offset; append Z");
        }
        march("nps").total("denominator", 1);
    }

    @Test
    void theSameEventIdWithAnotherScore() {
        send(score("1", 9)).then().statusCode(201);

        Response response = send(score("1", 0));

        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(response.jsonPath().getString("type")).isEqualTo("/problems/conflict");
        march("nps").total("value", 100, "denominator", 1);
    }

    @Test
    void aReplyOneSecondBeforeItsOpening() {
        clock.freezeAt(minutes(30));
        client.post(new Story()
                .opened("1", NINE)
                .replied("1", NINE.minusSeconds(1))
                .opened("2", NINE)
                .replied("2", NINE.minusSeconds(1))
                .replied("2", minutes(10))
                .events());

        march("first_response_time").total("value", 600, "min", 600, "denominator", 1, "pending", 1);
    }

    @Test
    void minuteGranularTimesWithResolvedAndReopenedInTheSameMinute() {
        clock.freezeAt(minutes(60));
        List<String> events = List.of(new Story()
                .interaction("reopened", "1", minutes(5))
                .resolved("1", minutes(5))
                .opened("1", NINE)
                .resolved("1", minutes(9))
                .opened("2", NINE)
                .interaction("reopened", "2", minutes(5))
                .resolved("2", minutes(5))
                .events());
        client.post(events.toArray(String[]::new));

        march("reopen_rate").total("numerator", 2, "denominator", 2);
        march("resolution_time", "measure=first").total("mean", 300, "denominator", 2);
        march("resolution_time").total("value", 540, "denominator", 1, "pending", 1, "resolutions", 3, "reopens", 2);
        march("resolution_time", "measure=open").total("value", 540);
    }
}
