package dev.rapport.workspace.setting.http;

import static dev.rapport.testing.TestWorkspace.as;
import static dev.rapport.testing.TestWorkspace.asOperator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.rapport.terms.OpeningFeatures;
import dev.rapport.terms.Promise;
import dev.rapport.terms.ServiceTerms;
import dev.rapport.testing.Client;
import dev.rapport.testing.MutableClock;
import dev.rapport.testing.TestWorkspace;
import dev.rapport.workspace.setting.SettingsTable;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SettingsIT {
    private static final String CALENDAR = """
            {"name": "Desk", "zone": "Europe/Berlin",
             "intervals": [{"days": ["monday", "tuesday"], "open": "09:00", "close": "12:00"},
                           {"days": ["monday"], "open": "13:00", "close": "24:00"}],
             "holidays": [{"date": "2026-12-25", "name": "Christmas"},
                          {"date": "2026-12-24", "name": "Eve", "hours": [{"open": "09:00", "close": "11:30"}]}]}
            """;
    private static final String GREETING = """
            {"name": "Store greeting", "kind": "first_response", "match": {"channel": ["in_store"]}, "target": 40}
            """;
    private static final OpeningFeatures IN_STORE = new OpeningFeatures("in_store", null, null, null, null);

    @Inject
    MutableClock clock;

    @Inject
    DataSource database;

    @AfterEach
    void letTimeRun() {
        clock.release();
    }

    private static ValidatableResponse post(TestWorkspace workspace, String path, String body) {
        return workspace
                .request()
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }

    private static ValidatableResponse patch(TestWorkspace workspace, String path, String body) {
        return workspace
                .request()
                .contentType(ContentType.JSON)
                .body(body)
                .patch(path)
                .then();
    }

    private static TestWorkspace withAnInteraction() {
        TestWorkspace workspace = TestWorkspace.create();
        Client.of(workspace).post("""
                        {"id": "1", "source": "desk", "type": "interaction.opened",
                         "time": "2026-01-05T09:00:00Z", "subject": "1001", "data": {"channel": "in_store"}}""");
        return workspace;
    }

    private static String make(TestWorkspace workspace, String path, String body) {
        return post(workspace, path, body).statusCode(201).extract().path("id");
    }

    private ServiceTerms terms(TestWorkspace workspace, Instant knownAt) {
        try (Connection connection = database.getConnection()) {
            return SettingsTable.read(connection, workspace.id(), knownAt);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<Duration> greeting(TestWorkspace workspace, Instant knownAt, Instant openedAt) {
        return terms(workspace, knownAt).at(openedAt, IN_STORE).firstResponse().map(Promise::target);
    }

    private List<List<String>> rows(String sql, TestWorkspace workspace) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, workspace.id());
            List<List<String>> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    List<String> columns = new ArrayList<>();
                    for (int c = 1; c <= row.getMetaData().getColumnCount(); c++) {
                        columns.add(String.valueOf(row.getString(c)));
                    }
                    rows.add(columns);
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aCalendarIsShownAsItWasSaidAndHasAlwaysHeld() {
        TestWorkspace workspace = withAnInteraction();

        String id = make(workspace, "/v1/calendars", CALENDAR);

        workspace
                .request()
                .get("/v1/calendars/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("Desk"))
                .body("intervals[0].days", equalTo(List.of("monday", "tuesday")))
                .body("intervals[1].close", equalTo("24:00"))
                .body("holidays.date", equalTo(List.of("2026-12-24", "2026-12-25")))
                .body("holidays[0].hours[0].close", equalTo("11:30"))
                .body("valid_from", nullValue())
                .body("removed", equalTo(false));
        assertThat(rows("SELECT kind, opened_from FROM job WHERE workspace_id = ?", workspace))
                .containsExactly(List.of("refold", "null"));
    }

    @Test
    void aSettingOfAnEmptyWorkspaceHasNothingToFoldAgain() {
        TestWorkspace workspace = TestWorkspace.create();

        make(workspace, "/v1/calendars", CALENDAR);

        assertThat(rows("SELECT kind FROM job WHERE workspace_id = ?", workspace))
                .isEmpty();
    }

    @Test
    void whatAPatchLeavesOutStaysAndEachVersionIsKept() {
        TestWorkspace workspace = TestWorkspace.create();
        clock.freezeAt(Instant.parse("2026-05-01T12:00:00Z"));
        String path = "/v1/calendars/" + make(workspace, "/v1/calendars", CALENDAR);
        clock.advance(Duration.ofDays(1));

        patch(workspace, path, "{\"zone\": \"Europe/Paris\"}")
                .statusCode(200)
                .body("zone", equalTo("Europe/Paris"))
                .body("name", equalTo("Desk"))
                .body("holidays.size()", equalTo(2))
                .body("valid_from", equalTo("2026-05-02T12:00:00Z"));
        patch(workspace, path, "{\"zone\": \"Europe/Paris\"}").statusCode(200);

        workspace
                .request()
                .get(path + "/versions")
                .then()
                .statusCode(200)
                .body("data.zone", equalTo(List.of("Europe/Berlin", "Europe/Paris")))
                .body("data[0].valid_from", nullValue())
                .body("data[1].recorded_at", equalTo("2026-05-02T12:00:00Z"));
        workspace
                .request()
                .get(path + "/versions?limit=1")
                .then()
                .body("data.size()", equalTo(1))
                .body("next_cursor", notNullValue());
    }

    @Test
    void everyMistakeOfACalendarIsToldAtOnceWithItsPlace() {
        TestWorkspace workspace = TestWorkspace.create();

        post(workspace, "/v1/calendars", """
                {"zone": "+02:00", "colour": "red",
                 "intervals": [{"days": ["moonday"], "open": "9:00", "close": "17:00"},
                               {"days": ["friday"], "open": "17:00", "close": "09:00"},
                               {"days": ["sunday"], "open": "09:00", "close": "12:00"},
                               {"days": ["sunday"], "open": "11:00", "close": "13:00"}, 5],
                 "holidays": [{"date": "2026-02-30", "name": " "}, {"date": "1066-10-14", "name": "Hastings"}],
                 "effective_from": "yesterday"}
                """)
                .statusCode(422)
                .body("type", equalTo("/problems/validation"))
                .body(
                        "violations.pointer",
                        hasItems(
                                "/colour",
                                "/name",
                                "/zone",
                                "/intervals/0/days/0",
                                "/intervals/0/open",
                                "/intervals/1/close",
                                "/intervals/4",
                                "/intervals",
                                "/holidays/0/date",
                                "/holidays/0/name",
                                "/holidays/1/date",
                                "/effective_from"));
        post(workspace, "/v1/calendars", "{\"name\": \"x\", \"zone\": \"UTC\", \"intervals\": {}}")
                .statusCode(422)
                .body("violations.pointer", equalTo(List.of("/intervals")));
    }

    @Test
    void aCalendarThatIsGoneByCantBeRemoved() {
        TestWorkspace workspace = TestWorkspace.create();
        String calendar = make(workspace, "/v1/calendars", CALENDAR);
        String policy = make(
                workspace,
                "/v1/sla-policies",
                "{\"name\": \"Mail\", \"kind\": \"resolution\", \"target\": 14400, \"clock\": \"business\", \"calendar\": \"%s\"}"
                        .formatted(calendar));
        patch(workspace, "/v1/workspace", "{\"calendar\": \"%s\"}".formatted(calendar))
                .statusCode(200)
                .body("calendar", equalTo(calendar));

        workspace
                .request()
                .delete("/v1/calendars/" + calendar)
                .then()
                .statusCode(409)
                .body("detail", containsString("\"Mail\" (" + policy + ")"));
        patch(workspace, "/v1/sla-policies/" + policy, "{\"calendar\": null}").statusCode(200);
        workspace
                .request()
                .delete("/v1/calendars/" + calendar)
                .then()
                .statusCode(409)
                .body("detail", containsString("workspace"));
        patch(workspace, "/v1/workspace", "{\"calendar\": null}")
                .statusCode(200)
                .body("calendar", nullValue());
        workspace.request().delete("/v1/calendars/" + calendar).then().statusCode(204);

        workspace.request().get("/v1/calendars/" + calendar).then().statusCode(404);
        workspace.request().delete("/v1/calendars/" + calendar).then().statusCode(404);
        workspace.request().get("/v1/calendars").then().body("data", equalTo(List.of()));
        workspace
                .request()
                .get("/v1/calendars/" + calendar + "/versions")
                .then()
                .body("data.removed", equalTo(List.of(false, true)));
    }

    @Test
    void everyExampleOfAPolicyCanBeSentAsItIs() {
        TestWorkspace workspace = TestWorkspace.create();

        List<Map<String, ?>> examples =
                workspace.request().get("/v1/sla-policies/examples").jsonPath().getList("data.policy");

        assertThat(examples).hasSize(5);
        for (Map<String, ?> example : examples) {
            workspace
                    .request()
                    .contentType(ContentType.JSON)
                    .body(example)
                    .post("/v1/sla-policies")
                    .then()
                    .statusCode(201);
        }
        assertThat(greeting(workspace, Instant.MAX, Instant.parse("2001-01-01T00:00:00Z")))
                .contains(Duration.ofSeconds(40));
    }

    @Test
    void aBackDatedVersionHoldsFromThenOnAndWhatWasKnownBeforeCanStillBeTold() {
        clock.freezeAt(Instant.parse("2026-05-01T12:00:00Z"));
        TestWorkspace workspace = withAnInteraction();
        Instant january = Instant.parse("2026-01-15T00:00:00Z");
        Instant march = Instant.parse("2026-03-15T00:00:00Z");
        Instant june = Instant.parse("2026-06-15T00:00:00Z");
        String path = "/v1/sla-policies/" + make(workspace, "/v1/sla-policies", GREETING);
        clock.advance(Duration.ofDays(1));
        Instant known = clock.instant().minusSeconds(1);

        patch(workspace, path, "{\"target\": 30, \"effective_from\": \"2026-03-01T00:00:00+01:00\"}")
                .statusCode(200)
                .body("target", equalTo(30))
                .body("valid_from", equalTo("2026-02-28T23:00:00Z"))
                .body("recorded_at", equalTo("2026-05-02T12:00:00Z"));
        patch(workspace, path, "{\"target\": 20, \"effective_from\": \"2026-06-01T00:00:00Z\"}")
                .statusCode(200)
                .body("target", equalTo(30));

        assertThat(greeting(workspace, Instant.MAX, january)).contains(Duration.ofSeconds(40));
        assertThat(greeting(workspace, Instant.MAX, march)).contains(Duration.ofSeconds(30));
        assertThat(greeting(workspace, Instant.MAX, june)).contains(Duration.ofSeconds(20));
        assertThat(greeting(workspace, known, march)).contains(Duration.ofSeconds(40));
        assertThat(greeting(workspace, known, june)).contains(Duration.ofSeconds(40));
        assertThat(greeting(workspace, Instant.EPOCH, march)).isEmpty();
        assertThat(rows("SELECT opened_from AT TIME ZONE 'UTC' FROM job WHERE workspace_id = ? ORDER BY id", workspace))
                .containsExactly(List.of("null"), List.of("2026-02-28 23:00:00"), List.of("2026-06-01 00:00:00"));

        workspace.request().delete(path).then().statusCode(204);
        assertThat(greeting(workspace, Instant.MAX, march)).contains(Duration.ofSeconds(30));
        assertThat(greeting(workspace, Instant.MAX, june)).isEmpty();
        workspace.request().get(path).then().statusCode(404);
    }

    @Test
    void theFirstVersionCanBeCorrectedFromTheBeginning() {
        TestWorkspace workspace = TestWorkspace.create();
        String path = "/v1/sla-policies/" + make(workspace, "/v1/sla-policies", GREETING);

        patch(workspace, path, "{\"target\": 41, \"effective_from\": null}")
                .statusCode(200)
                .body("target", equalTo(41))
                .body("valid_from", nullValue());

        assertThat(greeting(workspace, Instant.MAX, Instant.parse("1999-01-01T00:00:00Z")))
                .contains(Duration.ofSeconds(41));
    }

    @Test
    void aPolicyThatIsYetToComeIsShownAndCanBeChangedWithoutBeginningEarlier() {
        TestWorkspace workspace = TestWorkspace.create();
        clock.freezeAt(Instant.parse("2026-05-01T12:00:00Z"));
        String id = post(
                        workspace,
                        "/v1/sla-policies",
                        GREETING.replace("40}", "40, \"effective_from\": \"2027-01-01T00:00:00Z\"}"))
                .statusCode(201)
                .extract()
                .path("id");

        patch(workspace, "/v1/sla-policies/" + id, "{\"target\": 25}")
                .statusCode(200)
                .body("target", equalTo(25))
                .body("valid_from", equalTo("2027-01-01T00:00:00Z"));

        assertThat(greeting(workspace, Instant.MAX, Instant.parse("2026-12-31T00:00:00Z")))
                .isEmpty();
        assertThat(greeting(workspace, Instant.MAX, Instant.parse("2027-01-01T00:00:00Z")))
                .contains(Duration.ofSeconds(25));
    }

    @Test
    void everyMistakeOfAPolicyIsToldAtOnceWithItsPlace() {
        TestWorkspace workspace = TestWorkspace.create();

        post(workspace, "/v1/sla-policies", """
                {"kind": "reply", "match": {"chanel": ["chat"], "team": ["", 5]}, "target": 0.5, "clock": "wall",
                 "calendar": 7, "order": -1, "effective_from": "2999-12-31T00:00:00-12:00"}
                """)
                .statusCode(422)
                .body(
                        "violations.pointer",
                        hasItems(
                                "/name",
                                "/kind",
                                "/match/chanel",
                                "/match/team/0",
                                "/match/team/1",
                                "/target",
                                "/clock",
                                "/calendar",
                                "/order"));
        post(
                        workspace,
                        "/v1/sla-policies",
                        "{\"name\": \"x\", \"kind\": \"resolution\", \"target\": 5, \"calendar\": \"999999\"}")
                .statusCode(422)
                .body("violations.pointer", equalTo(List.of("/calendar")));
        make(workspace, "/v1/sla-policies", GREETING);
        post(workspace, "/v1/sla-policies", GREETING).statusCode(409);
        workspace
                .request()
                .delete("/v1/sla-policies/1?effective_from=soon")
                .then()
                .statusCode(422)
                .body("violations.pointer", equalTo(List.of("effective_from")));
    }

    @Test
    void aTargetIsForAMetricThatThereIs() {
        TestWorkspace workspace = TestWorkspace.create();

        String id = make(workspace, "/v1/targets", "{\"metric\": \"csat\", \"value\": 0.9, \"better\": \"higher\"}");

        patch(workspace, "/v1/targets/" + id, "{\"value\": \"0.925\", \"name\": \"goal\"}")
                .statusCode(200)
                .body("name", equalTo("goal"));
        assertThat(terms(workspace, Instant.MAX)
                        .targetsAt(Instant.MAX)
                        .get(0)
                        .value()
                        .toPlainString())
                .isEqualTo("0.925");
        post(workspace, "/v1/targets", "{\"metric\": \"csatt\", \"value\": \"much\", \"better\": \"up\"}")
                .statusCode(422)
                .body("violations.pointer", equalTo(List.of("/metric", "/value", "/better")))
                .body("violations[0].detail", containsString("\"csat\""));
        workspace.request().delete("/v1/targets/" + id).then().statusCode(204);
        workspace.request().get("/v1/targets").then().body("data", equalTo(List.of()));
    }

    @Test
    void theWorkspaceHasCostsAndDefaultsOfItsMetrics() {
        TestWorkspace workspace = withAnInteraction();
        workspace
                .request()
                .get("/v1/workspace")
                .then()
                .body("calendar", nullValue())
                .body("cost_per_contact", nullValue())
                .body("fcr_window_days", equalTo(7))
                .body("churn_threshold_days", nullValue());

        patch(workspace, "/v1/workspace", """
                {"zone": "Europe/Berlin", "cost_per_contact": {"currency": "EUR", "by_channel": {"phone": 6.50, "chat": "2.2"}},
                 "fcr_window_days": 14}
                """)
                .statusCode(200)
                .body("zone", equalTo("Europe/Berlin"))
                .body("cost_per_contact.by_channel.phone", equalTo("6.5"))
                .body("fcr_window_days", equalTo(14));
        patch(workspace, "/v1/workspace", "{\"churn_threshold_days\": 90}")
                .statusCode(200)
                .body("fcr_window_days", equalTo(14))
                .body("churn_threshold_days", equalTo(90));
        patch(workspace, "/v1/workspace", "{\"cost_per_contact\": null, \"churn_threshold_days\": null}")
                .statusCode(200)
                .body("cost_per_contact", nullValue())
                .body("churn_threshold_days", nullValue());

        ServiceTerms terms = terms(workspace, Instant.MAX);
        assertThat(terms.costsAt(Instant.parse("2001-01-01T00:00:00Z"))).isPresent();
        assertThat(terms.costsAt(Instant.MAX)).isEmpty();
        assertThat(terms.metricDefaults().firstContactWindowDays()).isEqualTo(14);
        assertThat(rows("SELECT kind FROM job WHERE workspace_id = ?", workspace))
                .as("costs and defaults are in no fact")
                .isEmpty();
    }

    @Test
    void aWrongWorkspaceChangeChangesNothingOfIt() {
        TestWorkspace workspace = TestWorkspace.create();

        patch(workspace, "/v1/workspace", """
                {"fcr_window_days": 0, "churn_threshold_days": 1.5, "calendar": "x",
                 "cost_per_contact": {"currency": "euro", "by_channel": {"phone": -1, "chat": 0.00001, "fax": null}}}
                """)
                .statusCode(422)
                .body(
                        "violations.pointer",
                        hasItems(
                                "/fcr_window_days",
                                "/churn_threshold_days",
                                "/calendar",
                                "/cost_per_contact/currency",
                                "/cost_per_contact/by_channel/phone",
                                "/cost_per_contact/by_channel/chat",
                                "/cost_per_contact/by_channel/fax"));
        patch(workspace, "/v1/workspace", "{\"fcr_window_days\": 30, \"calendar\": \"999999\"}")
                .statusCode(422)
                .body("violations.pointer", equalTo(List.of("/calendar")));
        workspace.request().get("/v1/workspace").then().body("fcr_window_days", equalTo(7));
    }

    @Test
    void everyChangeIsAVersionOfTheWorkspaceAndAnEntryOfTheAudit() {
        TestWorkspace workspace = TestWorkspace.create();
        String id = make(workspace, "/v1/sla-policies", GREETING);
        versionOfAnAnswer(workspace).body("version", equalTo(1));
        patch(workspace, "/v1/sla-policies/" + id, "{\"target\": 30}").statusCode(200);
        patch(workspace, "/v1/workspace", "{\"fcr_window_days\": 14}").statusCode(200);
        workspace.request().delete("/v1/sla-policies/" + id).then().statusCode(204);

        assertThat(rows("SELECT version, settings_version FROM workspace_version WHERE workspace_id = ?", workspace))
                .containsExactly(List.of("4", "4"));
        assertThat(rows("SELECT version, interactions FROM change_log WHERE workspace_id = ? ORDER BY 1", workspace))
                .hasSize(4)
                .contains(List.of("4", "{}"));
        assertThat(rows("""
                        SELECT s.id FROM setting_version s
                        JOIN change_log c ON c.workspace_id = s.workspace_id AND c.stamp = s.recorded_at
                        WHERE s.workspace_id = ?
                        """, workspace)).hasSize(4);
        workspace
                .request()
                .get("/v1/audit")
                .then()
                .body(
                        "data.action",
                        hasItems(
                                "sla_policy.created",
                                "sla_policy.changed",
                                "metric_defaults.created",
                                "sla_policy.removed"))
                .body("data.subject", hasItem("sla_policy/" + id))
                .body("data.find { it.action == 'sla_policy.created' }.details.valid_from", equalTo("always"));
        versionOfAnAnswer(workspace).body("version", equalTo(4));
    }

    private static ValidatableResponse versionOfAnAnswer(TestWorkspace workspace) {
        return workspace
                .request()
                .queryParam("from", "2026-01-01")
                .queryParam("to", "2026-02-01")
                .get("/v1/metrics/csat")
                .then()
                .statusCode(200);
    }

    @Test
    void workspacesDoNotSeeEachOthersSettings() {
        TestWorkspace mine = TestWorkspace.create();
        TestWorkspace other = TestWorkspace.create();
        String calendar = make(mine, "/v1/calendars", CALENDAR);
        String policy = make(mine, "/v1/sla-policies", GREETING);

        other.request().get("/v1/calendars/" + calendar).then().statusCode(404);
        other.request().get("/v1/calendars/" + calendar + "/versions").then().statusCode(404);
        other.request().get("/v1/calendars").then().body("data", equalTo(List.of()));
        patch(other, "/v1/sla-policies/" + policy, "{\"target\": 1}").statusCode(404);
        other.request().delete("/v1/sla-policies/" + policy).then().statusCode(404);
        patch(other, "/v1/workspace", "{\"calendar\": \"%s\"}".formatted(calendar))
                .statusCode(422);
        assertThat(terms(other, Instant.MAX)).isSameAs(ServiceTerms.NONE);
        as(mine.keyWith("read")).get("/v1/calendars").then().statusCode(403);
        make(other, "/v1/sla-policies", GREETING);
    }

    @Test
    void aRemovedWorkspaceLeavesNoSettings() {
        TestWorkspace workspace = TestWorkspace.create();
        make(workspace, "/v1/calendars", CALENDAR);

        asOperator().delete("/v1/workspaces/" + workspace.id()).then().statusCode(204);

        assertThat(rows("SELECT id FROM setting_version WHERE workspace_id = ?", workspace))
                .isEmpty();
    }

    @Test
    void theHolidaysOfAnICalendarFileAreAddedOnce() {
        TestWorkspace workspace = TestWorkspace.create();
        String path = "/v1/calendars/" + make(workspace, "/v1/calendars", CALENDAR) + "/holidays";
        String file = """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//test//EN
                BEGIN:VEVENT
                UID:1
                SUMMARY:Christmas Day
                DTSTART;VALUE=DATE:20201225
                RRULE:FREQ=YEARLY
                END:VEVENT
                BEGIN:VEVENT
                UID:2
                SUMMARY:Meeting
                DTSTART:20260105T090000Z
                END:VEVENT
                END:VCALENDAR
                """.replace("\n", "\r\n");

        JsonPath first = send(workspace, path + "?from_year=2025&to_year=2027&effective_from=beginning", file)
                .statusCode(200)
                .extract()
                .jsonPath();
        JsonPath again = send(workspace, path + "?from_year=2025&to_year=2027&effective_from=beginning", file)
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(first.getInt("added")).isEqualTo(2);
        assertThat(first.getInt("unchanged")).isEqualTo(1);
        assertThat(first.getString("refused[0].name")).isEqualTo("Meeting");
        assertThat(first.getList("calendar.holidays.date"))
                .containsExactly("2025-12-25", "2026-12-24", "2026-12-25", "2027-12-25");
        assertThat(first.getString("calendar.holidays[2].name")).isEqualTo("Christmas");
        assertThat(first.getString("calendar.valid_from")).isNull();
        assertThat(again.getInt("added")).isZero();
        assertThat(again.getString("calendar.version")).isEqualTo(first.getString("calendar.version"));
        send(workspace, path, "hello").statusCode(400);
        send(workspace, path, "x".repeat((1 << 20) + 1)).statusCode(413);
        send(workspace, path + "?from_year=1&to_year=x", file).statusCode(422);
        workspace
                .request()
                .contentType(ContentType.JSON)
                .body("{}")
                .post(path)
                .then()
                .statusCode(415);
    }

    private static ValidatableResponse send(TestWorkspace workspace, String path, String file) {
        return workspace
                .request()
                .config(RestAssured.config()
                        .encoderConfig(
                                EncoderConfig.encoderConfig().encodeContentTypeAs("text/calendar", ContentType.TEXT)))
                .contentType("text/calendar; charset=utf-8")
                .body(file)
                .post(path)
                .then();
    }
}
