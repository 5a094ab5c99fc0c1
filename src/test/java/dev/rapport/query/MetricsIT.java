package dev.rapport.query;

import static dev.rapport.query.WindowEdgesIT.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.Client;
import dev.rapport.testing.MutableClock;
import dev.rapport.testing.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a BI tool relies on in every answer, whatever the metric. */
@QuarkusTest
class MetricsIT {
    private static final String[] MARCH = {"from=2026-03-01", "to=2026-04-01"};

    @Inject
    MutableClock clock;

    @AfterEach
    void letTheClockRun() {
        clock.release();
    }

    private static String nps(String id, String time, int score, String rest) {
        return "{\"id\":\"%s\",\"kind\":\"nps\",\"responded_at\":\"%s\",\"score\":%d%s}"
                .formatted(id, time, score, rest.isEmpty() ? "" : "," + rest);
    }

    private static String[] with(String[] parameters, String... more) {
        List<String> all = new ArrayList<>(List.of(parameters));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void noDataIsNullAndNeverZero() {
        Client client = Client.ofNewWorkspace();
        for (String metric : OracleQuery.METRICS) {
            JsonPath answer = client.answer(metric, MARCH);

            assertThat(answer.getString("total.value")).as(metric).isNull();
            assertThat(answer.getString("total.ci_low")).as(metric).isNull();
            assertThat(answer.getLong("total.denominator")).as(metric).isZero();
            assertThat(answer.getString("total.status")).as(metric).isEqualTo("no_data");
            assertThat(answer.getList("rows")).as(metric).hasSize(1);
        }
    }

    @Test
    void aCohortThatIsAllPendingIsImmature() {
        clock.freezeAt(Instant.parse("2026-03-03T00:00:00Z"));
        Client client = Client.ofNewWorkspace();
        client.post(event("opened", "1", Instant.parse("2026-03-02T09:00:00Z"), "\"customer_id\":\"a\""));

        JsonPath answer = client.answer("fcr", MARCH);

        assertThat(answer.getString("total.value")).isNull();
        assertThat(answer.getLong("total.pending")).isEqualTo(1);
        assertThat(answer.getString("total.status")).isEqualTo("immature");
        assertThat(answer.getBoolean("rows[0].complete")).isFalse();
        assertThat(answer.getString("valid_until")).isEqualTo("2026-03-09T09:00:00Z");
    }

    @Test
    void fewerThanThirtyAreALowSample() {
        Client client = Client.ofNewWorkspace();
        String[] responses = new String[30];
        for (int i = 0; i < responses.length; i++) {
            responses[i] = nps("r" + i, "2026-03-02T09:00:00Z", 9, "");
        }
        client.postResponses(java.util.Arrays.copyOf(responses, 29));
        assertThat(client.answer("nps", MARCH).getString("total.status")).isEqualTo("low_sample");

        client.postResponses(responses);

        assertThat(client.answer("nps", MARCH).getString("total.status")).isEqualTo("ok");
    }

    @Test
    void eachGroupThatOccursHasEveryBucket() {
        Client client = Client.ofNewWorkspace();
        client.postResponses(
                nps("1", "2026-03-02T09:00:00Z", 9, "\"channel\":\"chat\""),
                nps("2", "2026-03-04T09:00:00Z", 0, "\"channel\":\"email\""),
                nps("3", "2026-03-04T10:00:00Z", 7, ""),
                nps("4", "2026-04-04T10:00:00Z", 7, "\"channel\":\"phone\""));

        JsonPath answer = client.answer("nps", "from=2026-03-02", "to=2026-03-05", "grain=day", "group_by=channel");

        List<String> channels = new ArrayList<>();
        for (int day = 0; day < 3; day++) {
            channels.add("chat");
            channels.add("email");
            channels.add(null);
        }
        assertThat(answer.getList("rows.channel", String.class))
                .hasSize(9)
                .containsExactlyInAnyOrderElementsOf(channels);
        assertThat(answer.getList("rows.denominator", Double.class)).containsOnly(0.0, 1.0);
        assertThat(answer.getList("rows.findAll { it.denominator == 0 }.value", Double.class))
                .hasSize(6)
                .containsOnlyNulls();
        assertThat(answer.getList("rows.findAll { it.denominator == 0 }.status", String.class))
                .containsOnly("no_data");
    }

    @Test
    void aDayOfTheClockChangeHas23Or25Hours() {
        Client client = Client.ofNewWorkspace();

        JsonPath spring = client.answer("csat", "from=2026-03-29", "to=2026-03-30", "tz=Europe/Berlin", "grain=hour");
        JsonPath autumn = client.answer("csat", "from=2026-10-25", "to=2026-10-26", "tz=Europe/Berlin", "grain=hour");

        assertThat(spring.getList("rows")).hasSize(23);
        assertThat(spring.getString("rows[1].bucket_end")).isEqualTo("2026-03-29T03:00:00+02:00");
        assertThat(autumn.getList("rows")).hasSize(25);
        assertThat(autumn.getList("rows.bucket_start", String.class))
                .contains("2026-10-25T02:00:00+02:00", "2026-10-25T02:00:00+01:00");
    }

    @Test
    void aDayBelongsToTheZoneThatIsAskedFor() {
        Client client = Client.ofNewWorkspace();
        client.postResponses(nps("1", "2026-03-01T18:20:00Z", 9, ""));

        JsonPath kathmandu = client.answer("nps", "from=2026-03-01", "to=2026-03-03", "tz=Asia/Kathmandu", "grain=day");

        assertThat(kathmandu.getList("rows.bucket_start", String.class))
                .containsExactly("2026-03-01T00:00:00+05:45", "2026-03-02T00:00:00+05:45");
        assertThat(kathmandu.getList("rows.denominator", Double.class)).containsExactly(0.0, 1.0);
    }

    @Test
    void theWorkspacesZoneHoldsWhereNoneIsAskedFor() {
        Client client = Client.of(TestWorkspace.create("Europe/Berlin"));

        JsonPath answer = client.answer("nps", "from=2026-07-01", "to=2026-07-02");

        assertThat(answer.getString("query.tz")).isEqualTo("Europe/Berlin");
        assertThat(answer.getString("rows[0].bucket_start")).isEqualTo("2026-07-01T00:00:00+02:00");
    }

    @Test
    void theFirstAndTheLastBucketAreClippedToTheRange() {
        JsonPath answer =
                Client.ofNewWorkspace().answer("csat", "from=2026-03-04T12:00:00+01:00", "to=2026-03-17", "grain=week");

        assertThat(answer.getList("rows.bucket_start", String.class))
                .containsExactly("2026-03-04T11:00:00Z", "2026-03-09T00:00:00Z", "2026-03-16T00:00:00Z");
        assertThat(answer.getList("rows.bucket_end", String.class))
                .containsExactly("2026-03-09T00:00:00Z", "2026-03-16T00:00:00Z", "2026-03-17T00:00:00Z");
    }

    @Test
    void theRangeIsHalfOpen() {
        Client client = Client.ofNewWorkspace();
        client.postResponses(
                nps("1", "2026-03-01T00:00:00Z", 9, ""),
                nps("2", "2026-03-31T23:59:59.999999Z", 9, ""),
                nps("3", "2026-04-01T00:00:00Z", 9, ""));

        assertThat(client.answer("nps", MARCH).getLong("total.denominator")).isEqualTo(2);
    }

    @Test
    void filtersKeepSeveralValuesAbsentOnesAndEscapedOnes() {
        Client client = Client.ofNewWorkspace();
        client.postResponses(
                nps("1", "2026-03-02T09:00:00Z", 9, "\"channel\":\"chat\",\"team\":\"a,b\""),
                nps("2", "2026-03-02T09:00:00Z", 9, "\"channel\":\"email\",\"team\":\"a|b\""),
                nps("3", "2026-03-02T09:00:00Z", 9, "\"team\":\"a:b\\\\c\""),
                nps("4", "2026-03-02T09:00:00Z", 9, "\"channel\":\"null\""));

        assertCount(client, 2, "filter=channel:chat|email");
        assertCount(client, 1, "filter=channel:null");
        assertCount(client, 1, "filter=channel:\\null");
        assertCount(client, 2, "filter=channel:chat|null");
        assertCount(client, 1, "filter=team:a\\,b");
        assertCount(client, 1, "filter=team:a\\|b");
        assertCount(client, 1, "filter=team:a\\:b\\\\c");
        assertCount(client, 1, "filter=channel:chat,team:a\\,b");
        assertCount(client, 0, "filter=channel:chat", "filter=team:a\\|b");
        assertCount(client, 4, "filter=channel:chat|email|null|\\null");
    }

    private static void assertCount(Client client, long count, String... filter) {
        JsonPath answer = client.answer("nps", with(MARCH, filter));
        assertThat(answer.getLong("total.denominator"))
                .as(String.join("&", filter))
                .isEqualTo(count);
        assertThat(answer.getList("warnings")).as(String.join("&", filter)).isEmpty();
    }

    @Test
    void attributesAreDimensions() {
        Client client = Client.ofNewWorkspace();
        client.postResponses(
                nps("1", "2026-03-02T09:00:00Z", 9, "\"attributes\":{\"plan\":\"gold\"}"),
                nps("2", "2026-03-02T09:00:00Z", 0, "\"attributes\":{\"plan\":\"basic\",\"Größe\":\"XL\"}"),
                nps("3", "2026-03-02T09:00:00Z", 0, ""));

        JsonPath byPlan = client.answer("nps", with(MARCH, "group_by=attributes.plan"));

        assertThat(byPlan.getList("rows.'attributes.plan'", String.class))
                .containsExactlyInAnyOrder("basic", "gold", null);
        assertCount(client, 1, "filter=attributes.plan:gold");
        assertCount(client, 2, "filter=attributes.Größe:null");
    }

    @Test
    void aValueThatNeverOccurredGivesNoDataAndAWarning() {
        Client client = Client.ofNewWorkspace();
        client.postResponses(nps("1", "2026-03-02T09:00:00Z", 9, "\"channel\":\"chat\""));

        JsonPath channel = client.answer("nps", with(MARCH, "filter=channel:carrier pigeon"));
        JsonPath attribute = client.answer("nps", with(MARCH, "filter=attributes.plan:gold"));

        assertThat(channel.getString("total.status")).isEqualTo("no_data");
        assertThat(channel.getString("warnings[0].detail")).contains("channel", "carrier pigeon");
        assertThat(attribute.getString("total.status")).isEqualTo("no_data");
        assertThat(attribute.getString("warnings[0].detail")).contains("attributes.plan");
    }

    @Test
    void rowsComeInTheOrderAskedForAndNoMoreThanAskedFor() {
        Client client = Client.ofNewWorkspace();
        client.postResponses(
                nps("1", "2026-03-02T09:00:00Z", 0, "\"channel\":\"chat\""),
                nps("2", "2026-03-02T09:00:00Z", 9, "\"channel\":\"email\""),
                nps("3", "2026-03-02T09:00:00Z", 7, "\"channel\":\"phone\""));

        JsonPath best = client.answer("nps", with(MARCH, "group_by=channel", "order_by=-value"));
        JsonPath worst = client.answer("nps", with(MARCH, "group_by=channel", "order_by=value", "limit=1"));

        assertThat(best.getList("rows.channel", String.class)).containsExactly("email", "phone", "chat");
        assertThat(worst.getList("rows.channel", String.class)).containsExactly("chat");
        assertThat(worst.getLong("total.denominator")).isEqualTo(3);
    }

    @Test
    void theExecutedQueryIsEchoedWithEveryDefault() {
        clock.freezeAt(Instant.parse("2026-03-31T10:00:00Z"));

        JsonPath answer = Client.ofNewWorkspace().answer("fcr");

        assertThat(answer.getString("query.from")).isEqualTo("2026-03-02T00:00:00Z");
        assertThat(answer.getString("query.to")).isEqualTo("2026-04-01T00:00:00Z");
        assertThat(answer.getString("query.grain")).isEqualTo("total");
        assertThat(answer.getInt("query.window_days")).isEqualTo(7);
        assertThat(answer.getString("query.transfers")).isEqualTo("ignore");
        assertThat(answer.getBoolean("query.net")).isFalse();
        assertThat(answer.getDouble("query.level")).isEqualTo(0.95);
        assertThat(answer.getString("as_of")).isEqualTo("2026-03-31T10:00:00Z");
        assertThat(answer.getString("definition.href")).isEqualTo("/v1/metrics/fcr/definition");
    }

    @Test
    void whatWasAcknowledgedIsInTheNextAnswer() {
        Client client = Client.ofNewWorkspace();
        for (int i = 1; i <= 20; i++) {
            client.postResponses(nps("r" + i, "2026-03-02T09:00:00Z", 9, ""));
            assertThat(client.answer("nps", MARCH).getLong("total.denominator")).isEqualTo(i);
        }
    }

    @Test
    void workspacesSeeNothingOfEachOther() {
        Client one = Client.ofNewWorkspace();
        Client other = Client.ofNewWorkspace();
        one.postResponses(nps("1", "2026-03-02T09:00:00Z", 9, "\"channel\":\"secret\""));

        JsonPath answer = other.answer("nps", with(MARCH, "filter=channel:secret", "group_by=channel"));

        assertThat(answer.getLong("total.denominator")).isZero();
        assertThat(answer.getString("warnings[0].code")).isEqualTo("unknown_value");
        assertThat(answer.getList("rows")).isEmpty();
    }
}
