package dev.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.rapport.metric.MetricCatalogue;
import dev.rapport.testing.Client;
import dev.rapport.testing.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ScorecardIT {
    private static final String MARCH = "from=2026-03-01&to=2026-04-01&tz=Europe/Berlin";

    private static String answer(String id, String time, int score) {
        return """
                {"id": "%s", "source": "tool", "kind": "nps", "score": %d, "time": "%s", "survey": "relation"}
                """.formatted(id, score, time);
    }

    /** 18 promoters, 14 passives, 8 detractors in February; 14, 14 and 12 in March. */
    private static Client twoMonths(TestWorkspace workspace) {
        Client client = Client.of(workspace);
        List<String> responses = new ArrayList<>();
        int[][] months = {{18, 14, 8}, {14, 14, 12}};
        int[] scores = {10, 8, 3};
        for (int month = 0; month < months.length; month++) {
            for (int group = 0; group < scores.length; group++) {
                for (int i = 0; i < months[month][group]; i++) {
                    responses.add(answer(
                            "r%d-%d-%d".formatted(month, group, i),
                            "2026-0%d-10T12:00:00Z".formatted(month + 2),
                            scores[group]));
                }
            }
        }
        client.postResponses(responses.toArray(String[]::new));
        return client;
    }

    private static Map<String, Object> row(JsonPath page, String metric) {
        return page.getMap("data.find { it.metric == '%s' }".formatted(metric));
    }

    @Test
    void everyMetricIsThereBesideThePeriodBefore() {
        TestWorkspace workspace = TestWorkspace.create();
        JsonPath page = twoMonths(workspace)
                .request()
                .get("/v1/scorecard?" + MARCH)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(page.getList("data.metric", String.class))
                .containsExactlyInAnyOrderElementsOf(MetricCatalogue.all().stream()
                        .map(metric -> metric.description().id())
                        .toList());
        assertThat(page.getString("compare_from")).isEqualTo("2026-02-01T00:00:00+01:00");
        Map<String, Object> nps = row(page, "nps");
        assertThat(nps)
                .containsEntry("value", 5)
                .containsEntry("previous_value", 25)
                .containsEntry("change", -20)
                .containsEntry("significant", false)
                .containsEntry("verdict", "no_significant_change")
                .containsEntry("better", "higher")
                .containsEntry("target", null)
                .containsEntry("target_verdict", null);
        assertThat(row(page, "csat")).containsEntry("status", "no_data").containsEntry("value", null);
    }

    @Test
    void targetsAreMetOrMissedAsFarAsTheIntervalTells() {
        TestWorkspace workspace = TestWorkspace.create();
        Client client = twoMonths(workspace);
        workspace
                .request()
                .contentType(ContentType.JSON)
                .body("{\"metric\": \"nps\", \"value\": 40, \"better\": \"higher\", \"name\": \"goal\"}")
                .post("/v1/targets")
                .then()
                .statusCode(201);

        JsonPath march = client.request().get("/v1/scorecard?" + MARCH).jsonPath();
        JsonPath february = client.request()
                .get("/v1/scorecard?from=2026-02-01&to=2026-03-01")
                .jsonPath();

        assertThat(row(march, "nps")).containsEntry("target_name", "goal").containsEntry("target_verdict", "missed");
        assertThat(row(february, "nps")).containsEntry("target_verdict", "missed_within_chance");
    }

    @Test
    void moneyHasARowForEachCurrency() {
        Client client = Client.ofNewWorkspace();
        client.post(purchase("1", "EUR", "100"), purchase("2", "EUR", "50"), purchase("3", "CHF", "70"));

        JsonPath page = client.request().get("/v1/scorecard?" + MARCH).jsonPath();

        assertThat(page.getList("data.findAll { it.metric == 'revenue' }.currency"))
                .containsExactly("CHF", "EUR");
        assertThat(page.getList("data.findAll { it.metric == 'revenue' }.value"))
                .containsExactly(70, 150);
        assertThat(row(page, "purchases")).containsEntry("value", 3);
    }

    private static String purchase(String id, String currency, String amount) {
        return """
                {"id": "p%s", "source": "shop", "type": "purchase.completed", "time": "2026-03-05T12:00:00Z",
                 "subject": "order-%s", "data": {"amount": "%s", "currency": "%s", "customer_id": "c"}}
                """.formatted(id, id, amount, currency);
    }

    @Test
    void itComesAsTableTooAndRefusesWhatItDoesNotKnow() {
        Client client = Client.ofNewWorkspace();

        client.request()
                .get("/v1/scorecard?format=csv&" + MARCH)
                .then()
                .statusCode(200)
                .body(containsString("metric,name,unit,currency,value"))
                .body(containsString("nps,Net promoter score,points"));
        client.request()
                .get("/v1/scorecard?grain=day&form=2026-01-01")
                .then()
                .statusCode(422)
                .body(containsString("Known are: as_of"));
    }

    @Test
    void severalMetricsInOneCallAreThoseOfSingleCalls() {
        TestWorkspace workspace = TestWorkspace.create();
        Client client = twoMonths(workspace);

        JsonPath all = client.request()
                .contentType(ContentType.JSON)
                .body("""
                        {"from": "2026-03-01", "to": "2026-04-01", "tz": "Europe/Berlin",
                         "metrics": ["nps", {"metric": "nps", "from": "2026-02-01", "respondent": "latest_per_customer"},
                                     {"metric": "fcr", "window_days": 14, "group_by": ["channel", "team"]}]}
                        """)
                .post("/v1/metrics/query")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(all.getInt("answers[0].total.value")).isEqualTo(5);
        assertThat(all.getMap("answers[0].total"))
                .isEqualTo(client.request()
                        .get("/v1/metrics/nps?" + MARCH)
                        .jsonPath()
                        .getMap("total"));
        assertThat(all.getInt("answers[1].total.excluded_unidentified")).isEqualTo(80);
        assertThat(all.getInt("answers[2].query.window_days")).isEqualTo(14);
        assertThat(all.getList("answers[2].query.group_by")).containsExactly("channel", "team");
    }

    @Test
    void whatIsWrongInACallForSeveralIsPointedAt() {
        JsonPath problem = Client.ofNewWorkspace()
                .request()
                .contentType(ContentType.JSON)
                .body("{\"tzz\": \"UTC\", \"metrics\": [\"npss\", {\"metric\": \"fcr\", \"window_days\": 0}, 7]}")
                .post("/v1/metrics/query")
                .then()
                .statusCode(422)
                .extract()
                .jsonPath();

        assertThat(problem.getList("violations.pointer"))
                .containsExactlyInAnyOrder("/tzz", "/metrics/0", "/metrics/1/window_days", "/metrics/2");
        Client.ofNewWorkspace()
                .request()
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/v1/metrics/query")
                .then()
                .statusCode(422);
    }

    @Test
    void theThreeMeasuresOfResolutionAreComparedWhereTwoHaveDecided() {
        Client client = Client.ofNewWorkspace();
        client.post(
                contact("a", "c1"),
                resolved("a", "true"),
                contact("b", "c2"),
                resolved("b", "false"),
                contact("c", "c3"),
                resolved("c", "true"),
                escalated("c"),
                contact("d", "c4"));
        client.postResponses(solved("a", 1), solved("b", 1), solved("d", 0));

        JsonPath table = client.request()
                .get("/v1/metrics/fcr/agreement?" + MARCH)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(table.getList("data.interactions")).containsExactly(3, 3, 2);
        assertThat(table.getList("data.both_yes")).containsExactly(1, 2, 1);
        assertThat(table.getList("data.only_first")).containsExactly(1, 0, 0);
        assertThat(table.getList("data.only_second")).containsExactly(1, 0, 1);
        assertThat(table.getList("data.both_no")).containsExactly(0, 1, 0);
        assertThat(table.getFloat("data[1].kappa")).isEqualTo(1f);
    }

    private static String contact(String id, String customer) {
        return """
                {"id": "%s-o", "source": "desk", "type": "interaction.opened", "time": "2026-03-05T12:00:00Z",
                 "subject": "%s", "data": {"channel": "chat", "customer_id": "%s"}}
                """.formatted(id, id, customer);
    }

    private static String resolved(String id, String firstContact) {
        return """
                {"id": "%s-r", "source": "desk", "type": "interaction.resolved", "time": "2026-03-05T13:00:00Z",
                 "subject": "%s", "data": {"first_contact": %s}}
                """.formatted(id, id, firstContact);
    }

    private static String escalated(String id) {
        return """
                {"id": "%s-e", "source": "desk", "type": "interaction.escalated", "time": "2026-03-05T12:30:00Z",
                 "subject": "%s", "data": {"team": "second line"}}
                """.formatted(id, id);
    }

    private static String solved(String interaction, int score) {
        return """
                {"id": "s-%s", "source": "tool", "kind": "resolution", "score": %d, "time": "2026-03-06T12:00:00Z",
                 "interaction_id": "%s", "survey": "after"}
                """.formatted(interaction, score, interaction);
    }

    @Test
    void retentionTellsMonthByMonthWhoBoughtAgain() {
        Client client = Client.ofNewWorkspace();
        client.post(
                bought("1", "anna", "2026-01-31T23:30:00+01:00"),
                bought("2", "anna", "2026-02-01T00:30:00+01:00"),
                bought("3", "anna", "2026-03-10T12:00:00+01:00"),
                bought("4", "ben", "2026-01-05T12:00:00+01:00"),
                bought("5", "cleo", "2026-02-05T12:00:00+01:00"));

        JsonPath table = client.request()
                .get(
                        "/v1/metrics/cohort_repeat_rate/retention?from=2026-01-01&to=2026-03-01&tz=Europe/Berlin&as_of=2026-03-20")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(table.getList("data.cohort")).containsExactly("2026-01", "2026-01", "2026-01", "2026-02", "2026-02");
        assertThat(table.getList("data.month")).containsExactly(0, 1, 2, 0, 1);
        assertThat(table.getList("data.customers")).containsExactly(2, 2, 2, 1, 1);
        assertThat(table.getList("data.buyers")).containsExactly(2, 1, 1, 1, 0);
        assertThat(table.getList("data.complete")).containsExactly(true, true, false, true, false);
    }

    private static String bought(String id, String customer, String time) {
        return """
                {"id": "b%s", "source": "shop", "type": "purchase.completed", "time": "%s", "subject": "order-%s",
                 "data": {"customer_id": "%s", "amount": "10", "currency": "EUR"}}
                """.formatted(id, time, id, customer);
    }
}
