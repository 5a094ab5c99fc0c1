package dev.rapport.query.list;

import static dev.rapport.query.list.Told.bought;
import static dev.rapport.query.list.Told.event;
import static dev.rapport.query.list.Told.get;
import static dev.rapport.query.list.Told.json;
import static dev.rapport.query.list.Told.merged;
import static dev.rapport.query.list.Told.opened;
import static dev.rapport.query.list.Told.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;

import dev.rapport.testing.Client;
import dev.rapport.testing.MutableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CustomersIT {
    private static final String LAPSED = "/v1/customers/lapsed";

    @Inject
    MutableClock clock;

    @AfterEach
    void letTheClockRun() {
        clock.release();
    }

    @Test
    void a_person_is_all_that_any_of_the_ids_did() {
        Client client = Client.ofNewWorkspace();
        client.post(
                opened("1", "2026-03-01T09:00:00Z", "\"customer_id\":\"b\""),
                opened("2", "2026-03-05T09:00:00Z", "\"customer_id\":\"a\""),
                opened("3", "2026-03-05T09:00:00Z", "\"customer_id\":\"other\""),
                bought("o1", "2026-02-01T09:00:00Z", "c", "10.5"),
                bought("o2", "2026-03-06T09:00:00Z", "a", "5"),
                bought("o3", "2026-03-07T09:00:00Z", "a", "100"),
                event("purchase.cancelled", "o3", "2026-03-08T09:00:00Z", ""),
                event("purchase.refunded", "o1", "2026-03-08T09:00:00Z", "\"amount\":0.25"),
                merged("a", "b"),
                merged("b", "c"));
        client.postResponses(
                "{\"id\":\"r\",\"kind\":\"nps\",\"score\":9,\"responded_at\":\"2026-03-09T09:00:00Z\",\"customer_id\":\"c\"}");
        for (String id : List.of("a", "b", "c")) {
            JsonPath person = json(client, "/v1/customers/" + id, "limit=1");
            assertThat(person.getString("id")).isEqualTo("a");
            assertThat(person.getList("ids")).isEqualTo(List.of("a", "b", "c"));
            assertThat(person.getString("first_seen_at")).isEqualTo("2026-02-01T09:00:00Z");
            assertThat(person.getString("last_seen_at")).isEqualTo("2026-03-09T09:00:00Z");
            assertThat(person.getInt("contacts")).isEqualTo(2);
            assertThat(person.getList("newest_contacts.id")).isEqualTo(List.of("2"));
            assertThat(person.getInt("answers")).isEqualTo(1);
            assertThat(person.getInt("purchases")).isEqualTo(3);
            assertThat(person.getInt("standing_purchases")).isEqualTo(2);
            assertThat(person.getList("newest_purchases.state")).isEqualTo(List.of("cancelled"));
            assertThat(person.getString("spend[0].gross")).isEqualTo("15.5");
            assertThat(person.getString("spend[0].refunds")).isEqualTo("0.25");
            assertThat(person.getString("spend[0].net")).isEqualTo("15.25");
        }
    }

    @Test
    void who_was_never_seen_is_not_found() {
        Client client = Client.ofNewWorkspace();
        client.post(opened("1", "2026-03-01T09:00:00Z", "\"customer_id\":\"a/b\""), merged("x", "y"));
        client.request().get("/v1/customers/{id}", "a/b").then().statusCode(200);
        get(client, "/v1/customers/x").then().statusCode(200);
        get(client, "/v1/customers/z").then().statusCode(404).body("detail", containsString("\"z\""));
        get(client, "/v1/customers/0").then().statusCode(404);
        get(client, "/v1/customers/a", "limit=0", "from=2026").then().statusCode(422);
        client.request().get("/v1/customers/{id}", "a/b").then().statusCode(200);
        Client.ofNewWorkspace()
                .request()
                .get("/v1/customers/{id}", "a/b")
                .then()
                .statusCode(404);
    }

    /** Gaps of 10, 20 and 30 days: their p90 is 28 days. */
    private Client withBuyers() {
        clock.freezeAt(Instant.parse("2026-06-01T12:00:00Z"));
        Client client = Client.ofNewWorkspace();
        client.post(
                bought("a1", "2026-03-01T09:00:00Z", "a", "10"),
                bought("a2", "2026-03-11T09:00:00Z", "a", "10"),
                bought("a3", "2026-03-11T18:00:00Z", "a", "10"),
                bought("b1", "2026-03-01T09:00:00Z", "b", "50"),
                bought("b2", "2026-03-21T09:00:00Z", "b2", "50"),
                bought("c1", "2026-05-01T09:00:00Z", "c", "500"),
                bought("c2", "2026-05-31T09:00:00Z", "c", "500"),
                bought("d1", "2026-04-01T09:00:00Z", "d", "30"),
                bought("e1", "2026-05-04T00:00:00Z", "e", "1"),
                bought("f1", "2026-05-03T23:59:59Z", "f", "1"),
                merged("b2", "b"));
        return client;
    }

    @Test
    void the_most_valuable_and_longest_gone_come_first() {
        JsonPath lapsed = json(withBuyers(), LAPSED);
        assertThat(lapsed.getDouble("threshold_days")).isEqualTo(28.0);
        assertThat(lapsed.getString("order_by")).isEqualTo("-spend,-days_since");
        assertThat(lapsed.getList("data.customer_id")).isEqualTo(List.of("b", "a", "d", "f"));
        assertThat(lapsed.getList("data.days_since")).isEqualTo(List.of(72, 82, 61, 29));
        assertThat(lapsed.getList("data.purchases")).isEqualTo(List.of(2, 3, 1, 1));
        assertThat(lapsed.getList("data.spend")).isEqualTo(List.of(100, 30, 30, 1));
        assertThat(lapsed.getInt("data[0].spend_by_currency.EUR")).isEqualTo(100);
        assertThat(lapsed.getString("data[0].last_purchase_at")).isEqualTo("2026-03-21T09:00:00Z");
    }

    @Test
    void dates_are_those_of_the_zone() {
        JsonPath lapsed = json(withBuyers(), LAPSED, "tz=Pacific/Auckland", "threshold_days=28");
        // in Auckland it is 2 June already, and both e and f bought on 4 May
        assertThat(lapsed.getList("data.customer_id")).isEqualTo(List.of("b", "a", "d", "f", "e"));
        assertThat(lapsed.getList("data.days_since")).isEqualTo(List.of(73, 82, 62, 29, 29));
    }

    @Test
    void a_threshold_can_be_given_and_pages_keep_it() {
        Client client = withBuyers();
        assertThat(json(client, LAPSED, "threshold_days=70").getList("data.customer_id"))
                .isEqualTo(List.of("b", "a"));
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = json(client, LAPSED, "limit=1", "cursor=" + cursor);
            seen.addAll(page.getList("data.customer_id"));
            cursor = page.getString("next_cursor");
            client.post(bought("g" + seen.size(), "2026-0%d-01T09:00:00Z".formatted(seen.size()), "g", "1000"));
        } while (cursor != null);
        assertThat(seen).containsExactly("b", "a", "d", "f");
        assertThat(text(client, LAPSED, "format=csv", "threshold_days=70"))
                .startsWith("customer_id,last_purchase_at,days_since,purchases,currency,spend,spend_by_currency\r\n");
    }

    @Test
    void with_several_currencies_the_number_of_purchases_orders_unless_one_is_chosen() {
        Client client = withBuyers();
        client.post(event(
                "purchase.completed",
                "x1",
                "2026-01-01T09:00:00Z",
                "\"customer_id\":\"x\",\"amount\":9,\"currency\":\"USD\""));
        JsonPath byNumber = json(client, LAPSED, "threshold_days=28");
        assertThat(byNumber.getString("order_by")).isEqualTo("-purchases,-days_since");
        assertThat(byNumber.getList("data.customer_id")).isEqualTo(List.of("a", "b", "x", "d", "f"));
        JsonPath byDollars = json(client, LAPSED, "threshold_days=28", "currency=USD");
        assertThat(byDollars.getList("data.customer_id")).isEqualTo(List.of("x", "a", "b", "d", "f"));
        get(client, LAPSED, "currency=GBP", "threshold_days=-1", "cursor=x", "as_of=2026-01-01")
                .then()
                .statusCode(422)
                .body("violations.pointer", hasItems("currency", "threshold_days", "cursor", "as_of"));
    }

    @Test
    void where_nobody_has_come_back_nobody_has_lapsed() {
        Client client = Client.ofNewWorkspace();
        client.post(bought("1", "2020-03-01T09:00:00Z", "a", "10"));
        JsonPath lapsed = json(client, LAPSED);
        assertThat(lapsed.getString("threshold_days")).isNull();
        assertThat(lapsed.getList("data")).isEmpty();
        assertThat(json(client, LAPSED, "threshold_days=30").getList("data.customer_id"))
                .isEqualTo(List.of("a"));
        assertThat(json(Client.ofNewWorkspace(), LAPSED).getList("data")).isEmpty();
    }
}
