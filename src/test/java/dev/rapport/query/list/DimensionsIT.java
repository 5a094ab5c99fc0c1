package dev.rapport.query.list;

import static dev.rapport.query.list.Told.event;
import static dev.rapport.query.list.Told.get;
import static dev.rapport.query.list.Told.json;
import static dev.rapport.query.list.Told.opened;
import static dev.rapport.query.list.Told.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.rapport.testing.Client;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DimensionsIT {
    private static Client withFacts() {
        Client client = Client.ofNewWorkspace();
        client.post(
                opened("1", "2026-03-01T09:00:00Z", "\"channel\":\"chat\",\"attributes\":{\"plan\":\"gold\"}"),
                opened("2", "2026-03-01T09:00:00Z", "\"channel\":\"chat\",\"team\":\"Desk\""),
                opened("3", "2026-03-01T09:00:00Z", "\"channel\":\"email\""),
                opened("4", "2026-03-01T09:00:00Z", "\"channel\":\"fax\""),
                event("interaction.discarded", "4", "2026-03-01T10:00:00Z", "\"reason\":\"test\""),
                event(
                        "purchase.completed",
                        "p",
                        "2026-03-01T09:00:00Z",
                        "\"channel\":\"email\",\"attributes\":{\"plan\":\"x\"}"));
        client.postResponses(
                "{\"id\":\"r\",\"kind\":\"nps\",\"score\":9,\"responded_at\":\"2026-03-09T09:00:00Z\",\"channel\":\"email\"}");
        return client;
    }

    @Test
    void dimensions_tell_which_facts_have_them_and_how_many_values_there_are() {
        Client client = withFacts();
        JsonPath all = json(client, "/v1/dimensions");
        String channel = "data.find { it.name == 'channel' }";
        assertThat(all.getList(channel + ".facts")).isEqualTo(List.of("interaction", "survey_response", "purchase"));
        assertThat(all.getInt(channel + ".values")).isEqualTo(2);
        assertThat(all.getList("data.find { it.name == 'attributes.plan' }.facts"))
                .isEqualTo(List.of("interaction", "purchase"));
        assertThat(all.getInt("data.find { it.name == 'team' }.values")).isEqualTo(1);
        assertThat(all.getInt("data.find { it.name == 'topic' }.values")).isZero();
        JsonPath empty = json(Client.ofNewWorkspace(), "/v1/dimensions");
        assertThat(empty.getList("data.name")).contains("channel", "currency").doesNotContain("attributes.plan");
        assertThat(empty.getList("data.values")).containsOnly(0);
        assertThat(text(client, "/v1/dimensions", "format=csv")).startsWith("name,facts,values\r\n");
    }

    @Test
    void values_come_by_frequency_with_counts_for_each_kind_of_fact() {
        Client client = withFacts();
        String path = "/v1/dimensions/channel/values";
        JsonPath values = json(client, path);
        assertThat(values.getList("data.value")).isEqualTo(List.of("email", "chat"));
        assertThat(values.getList("data.count")).isEqualTo(List.of(3, 2));
        assertThat(values.getList("data.interactions")).isEqualTo(List.of(1, 2));
        assertThat(values.getList("data.survey_responses")).isEqualTo(List.of(1, 0));
        assertThat(values.getList("data.purchases")).isEqualTo(List.of(1, 0));
        assertThat(json(client, path, "prefix=ch").getList("data.value")).isEqualTo(List.of("chat"));
        assertThat(json(client, path, "limit=1").getList("data.value")).isEqualTo(List.of("email"));
        assertThat(json(client, "/v1/dimensions/attributes.plan/values").getList("data.value"))
                .isEqualTo(List.of("gold", "x"));
        assertThat(text(client, "/v1/dimensions/topic/values", "format=csv"))
                .isEqualTo("value,count,interactions,survey_responses,purchases\r\n");
        assertThat(json(Client.ofNewWorkspace(), path).getList("data")).isEmpty();
    }

    @Test
    void an_unknown_dimension_is_not_found_with_the_nearest_name() {
        get(withFacts(), "/v1/dimensions/chanel/values")
                .then()
                .statusCode(404)
                .body("detail", containsString("\"channel\""));
        get(withFacts(), "/v1/dimensions/channel/values", "limit=0", "cursor=x")
                .then()
                .statusCode(422);
    }
}
