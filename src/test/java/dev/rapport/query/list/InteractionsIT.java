package dev.rapport.query.list;

import static dev.rapport.query.list.Told.event;
import static dev.rapport.query.list.Told.get;
import static dev.rapport.query.list.Told.json;
import static dev.rapport.query.list.Told.merged;
import static dev.rapport.query.list.Told.opened;
import static dev.rapport.query.list.Told.text;
import static dev.rapport.query.list.Told.voided;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;

import dev.rapport.testing.Client;
import dev.rapport.testing.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class InteractionsIT {
    private static final String LIST = "/v1/interactions";
    private static final String HEADER =
            "id,opened_at,state,channel,direction,topic,issue_id,priority,team,agent,location,product,customer_id,"
                    + "first_reply_at,first_resolved_at,last_resolved_at,resolutions,reopens,transfers,escalations,"
                    + "abandoned_at,attributes,tags,flags";

    private static List<String> ids(Client client, String... parameters) {
        return json(client, LIST, parameters).getList("data.id");
    }

    @Test
    void the_newest_come_first_and_those_without_an_opening_last() {
        Client client = Client.ofNewWorkspace();
        client.post(
                opened("b", "2026-03-02T09:00:00Z", ""),
                event("interaction.resolved", "lost", "2026-03-05T09:00:00Z", ""),
                opened("a", "2026-03-01T09:00:00Z", ""),
                opened("c", "2026-03-03T09:00:00Z", ""));
        assertThat(ids(client)).containsExactly("c", "b", "a", "lost");
        assertThat(ids(client, "order=asc")).containsExactly("a", "b", "c", "lost");
        assertThat(ids(client, "from=2026-03-02", "to=2026-03-03")).containsExactly("b");
        assertThat(ids(client, "from=2026-03-02T09:00:00Z", "to=2026-03-03T09:00:00Z"))
                .containsExactly("b");
        assertThat(ids(client, "from=2026-03-02T09:00:00.000001Z")).containsExactly("c");
    }

    @Test
    void a_row_says_what_the_fact_is_in_the_zone_asked_for() {
        Client client = Client.ofNewWorkspace();
        client.post(
                opened(
                        "1",
                        "2026-03-27T15:30:00Z",
                        "\"customer_id\":\"z:1\",\"channel\":\"chat\",\"team\":\"Desk\",\"agent\":\"ada\",\"topic\":\"bill\","
                                + "\"attributes\":{\"plan\":\"gold\"},\"tags\":[\"vip\"]"),
                event("interaction.replied", "1", "2026-03-27T15:31:00Z", "\"author\":\"agent\",\"agent\":\"bob\""),
                event("interaction.resolved", "1", "2026-03-30T15:30:00.5Z", ""));
        JsonPath page = json(client, LIST, "tz=Europe/Berlin");
        assertThat(page.getString("data[0].opened_at")).isEqualTo("2026-03-27T16:30:00+01:00");
        assertThat(page.getString("data[0].first_reply_at")).isEqualTo("2026-03-27T16:31:00+01:00");
        assertThat(page.getString("data[0].last_resolved_at")).isEqualTo("2026-03-30T17:30:00.5+02:00");
        assertThat(page.getString("data[0].state")).isEqualTo("resolved");
        assertThat(page.getString("data[0].agent")).isEqualTo("ada");
        assertThat(page.getString("data[0].attributes.plan")).isEqualTo("gold");
        assertThat(page.getList("data[0].tags")).isEqualTo(List.of("vip"));
        assertThat(page.getInt("data[0].resolutions")).isEqualTo(1);
        assertThat(page.getString("next_cursor")).isNull();
        assertThat(String.join(
                        ",",
                        page.getMap("data[0]").keySet().stream()
                                .map(String::valueOf)
                                .toList()))
                .isEqualTo(HEADER);
    }

    @Test
    void what_nothing_was_said_of_is_an_empty_list_and_not_null() {
        Client client = Client.ofNewWorkspace();
        client.post(
                opened("1", "2026-03-27T15:30:00Z", ""),
                event("survey.answered", "1", "2026-03-27T15:31:00Z", "\"kind\":\"csat\",\"score\":4"),
                event("purchase.completed", "order 1", "2026-03-27T15:32:00Z", "\"customer_id\":\"z:1\""));

        JsonPath listed = json(client, LIST);
        JsonPath record = json(client, LIST + "/1");
        for (String list : List.of("data[0].tags", "data[0].flags")) {
            assertThat(listed.getList(list)).as(list).isNotNull().isEmpty();
        }
        for (String list : List.of("tags", "flags", "pauses")) {
            assertThat(record.getList(list)).as(list).isNotNull().isEmpty();
        }
        assertThat(listed.getMap("data[0].attributes")).isNotNull().isEmpty();
        assertThat(json(client, "/v1/survey-responses").getMap("data[0].attributes"))
                .isNotNull()
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "open, open+paused+reopened",
        "resolved, left and resolved+resolved",
        "abandoned, left+left again",
        "incomplete, lost",
        "discarded, spam"
    })
    void the_state_is_that_after_the_last_event(String state, String expected) {
        Client client = Client.ofNewWorkspace();
        String start = "2026-03-01T09:00:00Z";
        List<String> subjects =
                List.of("open", "paused", "reopened", "resolved", "left", "left again", "left and resolved", "spam");
        subjects.forEach(subject -> client.post(opened(subject, start, "")));
        client.post(
                event("interaction.paused", "paused", "2026-03-01T10:00:00Z", ""),
                event("interaction.resolved", "reopened", "2026-03-01T10:00:00Z", ""),
                event("interaction.reopened", "reopened", "2026-03-01T11:00:00Z", ""),
                event("interaction.resolved", "resolved", "2026-03-01T10:00:00Z", ""),
                event("interaction.abandoned", "left", "2026-03-01T10:00:00Z", ""),
                event("interaction.resolved", "left again", "2026-03-01T10:00:00Z", ""),
                event("interaction.reopened", "left again", "2026-03-01T11:00:00Z", ""),
                event("interaction.abandoned", "left again", "2026-03-01T12:00:00Z", ""),
                event("interaction.abandoned", "left and resolved", "2026-03-01T10:00:00Z", ""),
                event("interaction.resolved", "left and resolved", "2026-03-01T11:00:00Z", ""),
                event("interaction.discarded", "spam", "2026-03-01T10:00:00Z", "\"reason\":\"spam\""),
                event("interaction.replied", "lost", "2026-03-01T10:00:00Z", "\"author\":\"agent\""));
        assertThat(ids(client, "state=" + state)).containsExactlyInAnyOrder(expected.split("\\+"));
        assertThat(json(client, LIST, "state=" + state).getList("data.state")).containsOnly(state);
    }

    @Test
    void filters_keep_what_all_conditions_hold_for() {
        Client client = Client.ofNewWorkspace();
        client.post(
                opened("1", "2026-03-01T09:00:00Z", "\"channel\":\"chat\",\"attributes\":{\"plan\":\"gold\"}"),
                opened("2", "2026-03-02T09:00:00Z", "\"channel\":\"email\",\"attributes\":{\"plan\":\"a|b\"}"),
                opened("3", "2026-03-03T09:00:00Z", "\"channel\":\"phone\",\"team\":\"Desk\""));
        assertThat(ids(client, "filter=channel:chat|email")).containsExactly("2", "1");
        assertThat(ids(client, "filter=channel:chat|email", "filter=attributes.plan:a\\|b"))
                .containsExactly("2");
        assertThat(ids(client, "filter=attributes.plan:null")).containsExactly("3");
        assertThat(ids(client, "filter=team:Desk")).containsExactly("3");
        assertThat(ids(client, "filter=channel:never")).isEmpty();
        assertThat(ids(client, "filter=attributes.never:null")).containsExactly("3", "2", "1");
    }

    @Test
    void any_id_of_a_merged_customer_finds_all_contacts_of_the_person() {
        Client client = Client.ofNewWorkspace();
        client.post(
                opened("1", "2026-03-01T09:00:00Z", "\"customer_id\":\"a\""),
                opened("2", "2026-03-02T09:00:00Z", "\"customer_id\":\"b\""),
                opened("3", "2026-03-03T09:00:00Z", "\"customer_id\":\"c\""),
                opened("4", "2026-03-04T09:00:00Z", "\"customer_id\":\"d\""),
                opened("5", "2026-03-05T09:00:00Z", ""),
                merged("a", "b"),
                merged("c", "b"));
        for (String id : List.of("a", "b", "c")) {
            assertThat(ids(client, "customer_id=" + id)).as(id).containsExactly("3", "2", "1");
        }
        assertThat(json(client, LIST, "customer_id=a").getList("data.customer_id"))
                .isEqualTo(List.of("c", "b", "a"));
        assertThat(ids(client, "customer_id=nobody")).isEmpty();
        assertThat(ids(client, "customer_id=0")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"asc", "desc"})
    void pages_lose_and_repeat_nothing_while_new_data_comes(String order) {
        Client client = Client.ofNewWorkspace();
        // many of one instant, so that ties decide
        client.post(IntStream.range(0, 95)
                .mapToObj(i -> opened("old" + i, "2026-03-%02dT09:00:00Z".formatted(2 + i / 30), ""))
                .toArray(String[]::new));
        List<String> seen = new ArrayList<>();
        String cursor = "";
        int page = 0;
        do {
            Response answer = get(client, LIST, "order=" + order, "limit=10", "cursor=" + cursor);
            seen.addAll(answer.jsonPath().getList("data.id"));
            cursor = answer.jsonPath().getString("next_cursor");
            assertThat(answer.header("Link") == null).isEqualTo(cursor == null);
            client.post(
                    opened("early" + page, "2026-03-01T09:00:00Z", ""),
                    opened("late" + page++, "2026-03-20T09:00:00Z", ""));
        } while (cursor != null);
        assertThat(seen.stream().filter(id -> id.startsWith("old"))).hasSize(95).doesNotHaveDuplicates();
        assertThat(seen).doesNotHaveDuplicates();
    }

    @Test
    void csv_and_lines_come_whole_and_are_the_same_rows() {
        Client client = Client.ofNewWorkspace();
        client.post(IntStream.range(0, 2500)
                .mapToObj(i -> opened(
                        "i" + i,
                        Instant.parse("2026-03-01T09:00:00Z").plusSeconds(i).toString(),
                        i % 2 == 0 ? "\"channel\":\"chat\"" : ""))
                .toArray(String[]::new));
        String csv = text(client, LIST, "format=csv", "order=asc");
        assertThat(csv.lines().count()).isEqualTo(2501);
        assertThat(csv.lines().skip(1).map(line -> line.substring(0, line.indexOf(","))))
                .containsExactlyElementsOf(
                        IntStream.range(0, 2500).mapToObj(i -> "i" + i).toList());
        assertThat(text(client, LIST, "format=ndjson", "state=open").lines().count())
                .isEqualTo(2500);
        assertThat(text(client, LIST, "format=csv", "filter=channel:chat", "limit=7")
                        .lines()
                        .count())
                .isEqualTo(8);
    }

    @Test
    void an_empty_list_has_its_header_in_csv() {
        Client client = Client.ofNewWorkspace();
        assertThat(text(client, LIST, "format=csv")).isEqualTo(HEADER + "\r\n");
        assertThat(text(client, LIST, "format=ndjson")).isEmpty();
        assertThat(json(client, LIST).getList("data")).isEmpty();
        client.request().accept("text/csv").get(LIST).then().statusCode(200).contentType("text/csv");
        client.request().accept("image/png").get(LIST).then().statusCode(406);
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        get(
                        Client.ofNewWorkspace(),
                        LIST,
                        "chanel=x",
                        "state=opened",
                        "from=yesterday",
                        "filter=chanel:x",
                        "limit=1001",
                        "tz=+02:00",
                        "order=up",
                        "cursor=nonsense")
                .then()
                .statusCode(422)
                .body(
                        "violations.pointer",
                        hasItems("chanel", "state", "from", "filter", "limit", "tz", "order", "cursor"))
                .body("violations.find { it.pointer == 'filter' }.detail", containsString("channel"));
        get(Client.ofNewWorkspace(), LIST, "from=2026-03-02", "to=2026-03-01")
                .then()
                .statusCode(422);
    }

    @Test
    void a_cursor_of_the_other_order_is_refused() {
        Client client = Client.ofNewWorkspace();
        client.post(opened("1", "2026-03-01T09:00:00Z", ""), opened("2", "2026-03-02T09:00:00Z", ""));
        String cursor = json(client, LIST, "limit=1").getString("next_cursor");
        assertThat(ids(client, "limit=1", "cursor=" + cursor)).containsExactly("1");
        get(client, LIST, "order=asc", "cursor=" + cursor).then().statusCode(422);
    }

    @Test
    void an_interaction_tells_its_story_in_the_order_in_which_it_counts() {
        Client client = Client.ofNewWorkspace();
        client.post(
                event("interaction.resolved", "1", "2026-03-01T12:00:00Z", "\"agent\":\"ada\",\"team\":\"Desk\""),
                event("interaction.resumed", "1", "2026-03-01T11:00:00Z", ""),
                event("interaction.paused", "1", "2026-03-01T10:00:00Z", ""),
                event("survey.answered", "1", "2026-03-02T09:00:00Z", "\"kind\":\"csat\",\"score\":5"),
                opened("1", "2026-03-01T09:00:00Z", "\"channel\":\"chat\""),
                event("interaction.escalated", "1", "2026-03-01T09:30:00Z", ""),
                voided("1", "interaction.escalated", "2026-03-01T09:30:00Z"),
                event("purchase.completed", "1", "2026-03-01T09:00:00Z", "\"amount\":1,\"currency\":\"EUR\""));
        JsonPath record = json(client, LIST + "/1");
        assertThat(record.getList("timeline.type"))
                .isEqualTo(List.of(
                        "interaction.opened",
                        "interaction.escalated",
                        "interaction.paused",
                        "interaction.resumed",
                        "interaction.resolved",
                        "survey.answered",
                        "event.voided"));
        assertThat(record.getList("timeline.voided"))
                .isEqualTo(List.of(false, true, false, false, false, false, false));
        assertThat(record.getList("timeline.version")).containsOnly(1);
        assertThat(record.getString("timeline[0].received_at")).isNotNull();
        assertThat(record.getString("timeline[0].data.channel")).isEqualTo("chat");
        assertThat(record.getString("timeline[5].data.score")).isEqualTo("5");
        assertThat(record.getInt("escalations")).isZero();
        assertThat(record.getList("open_intervals.to")).isEqualTo(List.of("2026-03-01T12:00:00Z"));
        assertThat(record.getList("pauses.from")).isEqualTo(List.of("2026-03-01T10:00:00Z"));
        assertThat(record.getString("resolution_team")).isEqualTo("Desk");
        assertThat(record.getBoolean("timeline_complete")).isTrue();
    }

    @Test
    void events_come_page_by_page_and_as_lines() {
        Client client = Client.ofNewWorkspace();
        client.post(opened("1", "2026-03-01T09:00:00Z", ""));
        client.post(IntStream.range(0, 25)
                .mapToObj(i -> event(
                        i % 2 == 0 ? "interaction.paused" : "interaction.resumed",
                        "1",
                        "2026-03-01T10:00:%02dZ".formatted(i / 3),
                        ""))
                .distinct()
                .toArray(String[]::new));
        String path = LIST + "/1/events";
        List<String> all = text(client, path, "format=ndjson").lines().toList();
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = json(client, path, "limit=4", "cursor=" + cursor);
            seen.addAll(page.getList("data.id"));
            cursor = page.getString("next_cursor");
        } while (cursor != null);
        assertThat(seen).hasSameSizeAs(all).doesNotHaveDuplicates();
        assertThat(json(client, LIST + "/1").getList("timeline.id")).isEqualTo(seen);
        assertThat(text(client, path, "format=csv"))
                .startsWith("time,type,source,id,data,voided,received_at,version,extensions\r\n");
        get(client, path, "cursor=AAAA").then().statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a%2Fb", "ä ö?x=1#y", "+", "a+b", "events", "a/events", "\u65e5\u672c", "..x"})
    void an_id_may_have_any_characters(String id) {
        Client client = Client.ofNewWorkspace();
        client.post(opened(id, "2026-03-01T09:00:00Z", ""));
        client.request().get(LIST + "/{id}", id).then().statusCode(200);
        assertThat(client.request().get(LIST + "/{id}", id).jsonPath().getString("id"))
                .isEqualTo(id);
        assertThat(client.request().get(LIST + "/{id}/events", id).jsonPath().getList("data.type"))
                .isEqualTo(List.of("interaction.opened"));
    }

    @Test
    void what_is_not_there_is_not_found_with_the_reason() {
        Client client = Client.ofNewWorkspace();
        client.post(
                opened("gone", "2026-03-01T09:00:00Z", ""),
                voided("gone", "interaction.opened", "2026-03-01T09:00:00Z"),
                Told.bought("order", "2026-03-01T09:00:00Z", "a", "1"));
        get(client, LIST + "/gone").then().statusCode(404).body("detail", containsString("taken back"));
        client.post(opened("later gone", "2026-03-01T09:00:00Z", ""));
        client.post(voided("later gone", "interaction.opened", "2026-03-01T09:00:00Z"));
        get(client, LIST + "/later gone").then().statusCode(404).body("detail", containsString("taken back"));
        get(client, LIST + "/order").then().statusCode(404).body("detail", containsString("purchase.completed"));
        get(client, LIST + "/never").then().statusCode(404).body("detail", containsString("no event"));
        get(client, LIST + "/never/events").then().statusCode(404);
        get(client, LIST + "/%00").then().statusCode(404);
        assertThat(ids(client)).isEmpty();
    }

    @Test
    void nothing_is_seen_from_another_workspace_nor_without_the_scope() {
        Client one = Client.ofNewWorkspace();
        TestWorkspace workspace = TestWorkspace.create();
        Client other = Client.of(workspace);
        one.post(opened("1", "2026-03-01T09:00:00Z", "\"customer_id\":\"a\""));
        other.post(opened("2", "2026-03-01T09:00:00Z", "\"customer_id\":\"a\""));
        assertThat(ids(other, "customer_id=a")).containsExactly("2");
        get(other, LIST + "/1").then().statusCode(404);
        get(other, LIST + "/1/events").then().statusCode(404);
        TestWorkspace.as(workspace.keyWith("ingest")).get(LIST).then().statusCode(403);
        TestWorkspace.as(workspace.keyWith("ingest")).get(LIST + "/2").then().statusCode(403);
    }
}
