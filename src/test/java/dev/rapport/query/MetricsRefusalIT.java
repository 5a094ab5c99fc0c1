package dev.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.Client;
import dev.rapport.testing.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can't be answered is refused with words that say what would be right. */
@QuarkusTest
class MetricsRefusalIT {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "csat; group-by=channel; group-by; group_by",
                "csat; window_days=7; window_days; There is no parameter",
                "csat; group_by=chanel; group_by; channel",
                "csat; group_by=customer_id; group_by; There is no dimension of csat",
                "csat; group_by=channel,channel; group_by; twice",
                "csat; filter=chanel:chat; filter; channel",
                "csat; filter=channel; filter; channel:chat|email",
                "csat; filter=channel:; filter; null",
                "csat; filter=team:a:b; filter; \\:",
                "nps; respondent=latest_per_custmer; respondent; latest_per_customer",
                "fcr; window_days=0; window_days; from 1 to 365",
                "fcr; window_days=7.5; window_days; from 1 to 365",
                "fcr; net=yes; net; true or false",
                "first_response_time; clock=bussiness; clock; There is no value of clock",
                "csat; as_of=2999-01-01; as_of; future",
                "csat; known_at=2999-01-01; known_at; future",
                "csat; compare=prevous; compare; previous",
                "csat; grain=months; grain; month",
                "csat; format=cvs; format; csv",
                "csat; order_by=-vlaue; order_by; value",
                "csat; order_by=channel; order_by; There is no column",
                "csat; limit=0; limit; from 1 to",
                "csat; level=95; level; 0.95",
                "csat; level=high; level; 0.95",
                "csat; tz=+01:00; tz; numeric offset",
                "csat; tz=UTC+1; tz; numeric offset",
                "csat; tz=europe/berlin; tz; Europe/Berlin",
                "csat; from=2026-03-01T10:00:00; from; offset",
                "csat; from=yesterday; from; 2026-03-01",
                "csat; from=2026-02-30; from; 2026-02-30",
            })
    void aWrongParameterIsNamedWithWhatWouldBeRight(String metric, String parameter, String pointer, String said) {
        JsonPath problem = refused(Client.ofNewWorkspace().ask(metric, parameter));

        assertThat(problem.getList("violations.pointer", String.class)).containsExactly(pointer);
        assertThat(problem.getString("violations[0].detail")).contains(said);
    }

    private static JsonPath refused(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(422);
        assertThat(response.contentType()).startsWith("application/problem+json");
        return response.jsonPath();
    }

    @Test
    void anEmptyOrBackwardRangeIsRefused() {
        Client client = Client.ofNewWorkspace();

        assertThat(refused(client.ask("csat", "from=2026-03-01", "to=2026-03-01"))
                        .getString("violations[0].detail"))
                .contains("before to");
        assertThat(refused(client.ask("csat", "from=2026-03-02", "to=2026-03-01"))
                        .getString("violations[0].pointer"))
                .isEqualTo("from");
    }

    @Test
    void aParameterThatIsGivenTwiceIsRefused() {
        JsonPath problem = refused(Client.ofNewWorkspace().ask("csat", "grain=day", "grain=week", "tz=UTC", "tz=UTC"));

        assertThat(problem.getList("violations.pointer", String.class)).containsExactlyInAnyOrder("grain", "tz");
        assertThat(problem.getString("violations[0].detail")).contains("2 times");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        JsonPath problem = refused(Client.ofNewWorkspace()
                .ask(
                        "fcr",
                        "form=2026-01-01",
                        "tz=+02:00",
                        "grain=fortnight",
                        "group_by=chanel,toppic",
                        "filter=nothing",
                        "window_days=x",
                        "order_by=nope",
                        "limit=-1",
                        "level=2",
                        "as_of=2999-01-01",
                        "format=xlsx"));

        assertThat(problem.getList("violations.pointer", String.class))
                .containsExactlyInAnyOrder(
                        "form",
                        "tz",
                        "grain",
                        "group_by",
                        "group_by",
                        "filter",
                        "window_days",
                        "order_by",
                        "limit",
                        "level",
                        "as_of",
                        "format");
    }

    @Test
    void moreBucketsThanAnAnswerHoldsAreRefused() {
        JsonPath problem =
                refused(Client.ofNewWorkspace().ask("csat", "from=1900-01-01", "to=2100-01-01", "grain=hour"));

        assertThat(problem.getString("type")).endsWith("/problems/budget-exceeded");
        assertThat(problem.getString("setting")).isEqualTo("RAPPORT_READING_CELLS");
        assertThat(problem.getLong("limit")).isEqualTo(1_000_000);
        assertThat(problem.getLong("need")).isBetween(1_750_000L, 1_760_000L);
    }

    @Test
    void anUnknownMetricIsNotFoundAndTheNearestNamed() {
        Response response = Client.ofNewWorkspace().ask("csta");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.jsonPath().getString("detail")).contains("csat");
        assertThat(Client.ofNewWorkspace().ask("npss/definition").statusCode()).isEqualTo(404);
    }

    @Test
    void aFormThatThereIsNotIsNotAcceptable() {
        Response response =
                Client.ofNewWorkspace().request().accept("application/xml").get("/v1/metrics/csat");

        assertThat(response.statusCode()).isEqualTo(406);
        assertThat(response.contentType()).startsWith("application/problem+json");
    }

    @Test
    void metricsNeedAKeyThatMayRead() {
        TestWorkspace workspace = TestWorkspace.create();
        String ingestOnly = workspace.keyWith("ingest");
        String readOnly = workspace.keyWith("read");
        for (String path : new String[] {"/v1/metrics", "/v1/metrics/csat", "/v1/metrics/csat/definition"}) {
            assertThat(RestAssured.given().get(path).statusCode()).as(path).isEqualTo(401);
            assertThat(TestWorkspace.as("wrong").get(path).statusCode())
                    .as(path)
                    .isEqualTo(401);
            assertThat(TestWorkspace.as(ingestOnly).get(path).statusCode())
                    .as(path)
                    .isEqualTo(403);
            assertThat(TestWorkspace.as(readOnly).get(path).statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
    }
}
