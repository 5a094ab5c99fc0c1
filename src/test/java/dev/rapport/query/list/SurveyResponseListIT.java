package dev.rapport.query.list;

import static dev.rapport.query.list.Told.event;
import static dev.rapport.query.list.Told.get;
import static dev.rapport.query.list.Told.json;
import static dev.rapport.query.list.Told.merged;
import static dev.rapport.query.list.Told.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItems;

import dev.rapport.testing.Client;
import dev.rapport.testing.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class SurveyResponseListIT {
    private static final String LIST = "/v1/survey-responses";

    private static String response(String id, int second, String rest) {
        return "{\"id\":\"%s\",\"response_id\":\"%s\",\"responded_at\":\"2026-03-01T09:00:%02dZ\",%s}"
                .formatted(id, id, second, rest);
    }

    private static List<String> ids(Client client, String... parameters) {
        return json(client, LIST, parameters).getList("data.id");
    }

    private static Client withAnswers() {
        Client client = Client.ofNewWorkspace();
        client.postResponses(
                response(
                        "s4",
                        1,
                        "\"kind\":\"csat\",\"score\":4,\"comment\":\"Great 100% service\",\"channel\":\"chat\""),
                response("s3", 2, "\"kind\":\"csat\",\"score\":3,\"comment\":\"so_so\""),
                response("n9", 3, "\"kind\":\"nps\",\"score\":9,\"customer_id\":\"a\""),
                response("n7", 4, "\"kind\":\"nps\",\"score\":7,\"customer_id\":\"b\""),
                response("n6", 5, "\"kind\":\"nps\",\"score\":6,\"comment\":\"SLOW\""),
                response("c5", 6, "\"kind\":\"ces\",\"score\":5"),
                response("c4", 7, "\"kind\":\"ces\",\"score\":4"),
                response("r1", 8, "\"kind\":\"resolution\",\"score\":1"),
                response("r0", 9, "\"kind\":\"resolution\",\"score\":0"),
                response("d", 10, "\"kind\":\"csat\",\"status\":\"dismissed\""));
        client.post(event("survey.sent", "x", "2026-03-01T09:00:00Z", "\"kind\":\"csat\""), merged("a", "b"));
        return client;
    }

    @ParameterizedTest
    @CsvSource({
        "satisfied, s4",
        "not_satisfied, s3",
        "promoter, n9",
        "passive, n7",
        "detractor, n6",
        "agree, c5",
        "disagree, c4",
        "solved, r1",
        "not_solved, r0",
        "dismissed, d"
    })
    void a_class_keeps_its_answers_and_each_row_names_it(String scoreClass, String id) {
        JsonPath page = json(withAnswers(), LIST, "class=" + scoreClass);
        assertThat(page.getList("data.id")).isEqualTo(List.of(id));
        assertThat(page.getString("data[0].class")).isEqualTo(scoreClass);
    }

    @Test
    void answers_are_found_by_comment_kind_person_and_dimension() {
        Client client = withAnswers();
        assertThat(ids(client)).containsExactly("d", "r0", "r1", "c4", "c5", "n6", "n7", "n9", "s3", "s4");
        assertThat(ids(client, "text=slow")).containsExactly("n6");
        assertThat(ids(client, "text=100%")).containsExactly("s4");
        assertThat(ids(client, "text=0%s")).isEmpty();
        assertThat(ids(client, "text=o_s")).containsExactly("s3");
        assertThat(ids(client, "text=t_s")).isEmpty();
        assertThat(ids(client, "text=\\")).isEmpty();
        assertThat(ids(client, "has_comment=true", "order=asc")).containsExactly("s4", "s3", "n6");
        assertThat(ids(client, "has_comment=false", "kind=csat")).containsExactly("d");
        assertThat(ids(client, "customer_id=a")).containsExactly("n7", "n9");
        assertThat(ids(client, "filter=channel:chat")).containsExactly("s4");
        assertThat(ids(client, "from=2026-03-01T09:00:02Z", "to=2026-03-01T09:00:03Z"))
                .containsExactly("s3");
    }

    @Test
    void a_row_says_what_was_answered() {
        JsonPath row = json(withAnswers(), LIST, "text=great", "tz=Europe/Berlin");
        assertThat(row.getString("data[0].subject")).isEqualTo("survey:s4");
        assertThat(row.getString("data[0].responded_at")).isEqualTo("2026-03-01T10:00:01+01:00");
        assertThat(row.getInt("data[0].score")).isEqualTo(4);
        assertThat(row.getInt("data[0].scale.max")).isEqualTo(5);
        assertThat(row.getInt("data[0].revisions")).isEqualTo(1);
        assertThat(row.getString("data[0].survey")).isNull();
    }

    @Test
    void pages_of_a_search_lose_and_repeat_nothing() {
        Client client = Client.ofNewWorkspace();
        client.postResponses(IntStream.range(0, 120)
                .mapToObj(i -> response(
                        "a" + i,
                        i / 5,
                        "\"kind\":\"nps\",\"score\":5,\"comment\":\"%s\"".formatted(i % 3 == 0 ? "late" : "fine")))
                .toArray(String[]::new));
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = json(client, LIST, "text=LATE", "limit=7", "cursor=" + cursor);
            seen.addAll(page.getList("data.id"));
            cursor = page.getString("next_cursor");
        } while (cursor != null);
        assertThat(seen).hasSize(40).doesNotHaveDuplicates();
        assertThat(text(client, LIST, "text=late", "format=ndjson").lines().count())
                .isEqualTo(40);
    }

    @Test
    void an_empty_list_has_its_header() {
        assertThat(text(Client.ofNewWorkspace(), LIST, "format=csv"))
                .isEqualTo(
                        "id,subject,survey,kind,question,responded_at,score,scale,class,comment,revisions,customer_id,"
                                + "channel,team,agent,topic,priority,location,product,sent_at,attributes\r\n");
    }

    @Test
    void what_is_wrong_is_told() {
        get(Client.ofNewWorkspace(), LIST, "class=happy", "kind=stars", "has_comment=yes", "state=open")
                .then()
                .statusCode(422)
                .body("violations.pointer", hasItems("class", "kind", "has_comment", "state"));
    }

    @Test
    void asking_and_sending_are_different_scopes_at_one_address() {
        TestWorkspace workspace = TestWorkspace.create();
        Client.of(workspace).postResponses(response("1", 1, "\"kind\":\"nps\",\"score\":5"));
        TestWorkspace.as(workspace.keyWith("ingest")).get(LIST).then().statusCode(403);
        TestWorkspace.as(workspace.keyWith("read")).get(LIST).then().statusCode(200);
        assertThat(ids(Client.ofNewWorkspace())).isEmpty();
    }
}
