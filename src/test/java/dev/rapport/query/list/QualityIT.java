package dev.rapport.query.list;

import static dev.rapport.query.list.Told.bought;
import static dev.rapport.query.list.Told.event;
import static dev.rapport.query.list.Told.get;
import static dev.rapport.query.list.Told.json;
import static dev.rapport.query.list.Told.opened;
import static dev.rapport.query.list.Told.text;
import static dev.rapport.query.list.Told.voided;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.Client;
import dev.rapport.testing.MutableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class QualityIT {
    private static final String QUALITY = "/v1/quality";
    private static final Instant NOW = Instant.parse("2026-03-20T12:00:00Z");

    @Inject
    MutableClock clock;

    @AfterEach
    void letTheClockRun() {
        clock.release();
    }

    private static int count(JsonPath report, String code, String reason) {
        Integer count = report.get("data.find { it.code == '%s' && it.reason == %s }?.count"
                .formatted(code, reason.isEmpty() ? "null" : "'" + reason + "'"));
        return count == null ? 0 : count;
    }

    @Test
    void each_oddity_is_counted_once_with_examples() {
        Client client = Client.ofNewWorkspace();
        String at = "2026-03-10T09:00:00Z";
        client.post(
                opened("fine", at, "\"customer_id\":\"a\""),
                opened("unknown", at, ""),
                opened("spam1", at, ""),
                opened("spam2", at, ""),
                opened("test", at, ""),
                event("interaction.discarded", "spam1", at, "\"reason\":\"spam\""),
                event("interaction.discarded", "spam2", at, "\"reason\":\"spam\""),
                event("interaction.discarded", "test", at, "\"reason\":\"test\""),
                event("interaction.replied", "lost", at, "\"author\":\"agent\""),
                event("interaction.reopened", "fine", "2026-03-11T09:00:00Z", ""),
                bought("o1", at, "a", "1"),
                bought("o2", at, "0", "1"),
                event("purchase.cancelled", "o3", at, ""),
                event("purchase.refunded", "o4", at, "\"amount\":1"),
                event("interaction.escalated", "fine", at, ""),
                voided("fine", "interaction.escalated", at),
                voided("fine", "interaction.paused", at));
        client.postResponses(
                "{\"id\":\"r1\",\"kind\":\"nps\",\"score\":9,\"responded_at\":\"2026-03-10T09:00:00Z\"}",
                "{\"id\":\"r2\",\"kind\":\"nps\",\"score\":9,\"responded_at\":\"2026-03-10T09:00:00Z\",\"customer_id\":\"a\",\"interaction_id\":\"fine\"}");
        client.post(event("survey.sent", "fine", at, "\"kind\":\"nps\""));

        for (String[] range : List.of(new String[] {}, new String[] {"from=2026-03-01", "to=2026-04-01"})) {
            JsonPath report = json(client, QUALITY, range);
            assertThat(count(report, "incomplete_interaction", "")).isEqualTo(1);
            assertThat(count(report, "discarded_interaction", "spam")).isEqualTo(2);
            assertThat(count(report, "discarded_interaction", "test")).isEqualTo(1);
            assertThat(count(report, "flagged_interaction", "reopened_without_resolution"))
                    .isEqualTo(1);
            assertThat(count(report, "unidentified_interaction", "")).isEqualTo(1);
            assertThat(count(report, "unidentified_answer", "")).isEqualTo(1);
            assertThat(count(report, "answer_without_invitation", "")).isEqualTo(1);
            assertThat(count(report, "unidentified_purchase", "")).isEqualTo(1);
            assertThat(count(report, "cancelled_without_purchase", "")).isEqualTo(1);
            assertThat(count(report, "refunded_without_purchase", "")).isEqualTo(1);
            assertThat(count(report, "voided_event", "")).isEqualTo(1);
            assertThat(count(report, "void_without_target", "")).isEqualTo(1);
            assertThat(report.getList(
                            "data.find { it.code == 'discarded_interaction' && it.reason == 'spam' }.examples"))
                    .isEqualTo(List.of("spam1", "spam2"));
            assertThat(report.getList("data.find { it.code == 'incomplete_interaction' }.examples"))
                    .isEqualTo(List.of("lost"));
        }
        JsonPath before = json(client, QUALITY, "to=2026-03-01");
        assertThat(before.getList("data.findAll { it.code != 'late_event' }")).isEmpty();
        assertThat(json(Client.ofNewWorkspace(), QUALITY).getList("data")).isEmpty();
    }

    @Test
    void what_the_writing_door_refused_repeated_or_got_late_is_counted() throws InterruptedException {
        clock.freezeAt(NOW);
        Client client = Client.ofNewWorkspace();
        client.post(
                opened("late", "2026-03-19T11:59:59Z", ""),
                opened("in time", "2026-03-19T12:00:00Z", ""),
                opened("ahead", "2026-03-20T12:02:00Z", ""));
        client.post(opened("late", "2026-03-19T11:59:59Z", ""));
        client.request()
                .contentType(ContentType.JSON)
                .body("[" + opened("late", "2026-03-19T11:59:59Z", "\"channel\":\"chat\"") + ","
                        + opened("wrong", "2026-03-19T12:00:00Z", "\"chanel\":\"chat\"") + ","
                        + opened("wrong", "2027-03-19T12:00:00Z", "") + "]")
                .post("/v1/events")
                .then()
                .statusCode(207);
        client.request()
                .contentType(ContentType.JSON)
                .body(opened("never kept", "2026-03-19T11:59:59Z", ""))
                .post("/v1/events?dry_run=true")
                .then()
                .statusCode(200);

        JsonPath report = json(client, QUALITY);
        for (int tries = 0;
                tries < 100
                        && report.getList("data.findAll { it.code =~ /item|_event/ }.count")
                                        .size()
                                < 6;
                tries++) {
            Thread.sleep(100);
            report = json(client, QUALITY);
        }
        assertThat(count(report, "late_event", "")).isEqualTo(1);
        assertThat(count(report, "future_event", "")).isEqualTo(1);
        assertThat(count(report, "duplicate_item", "")).isEqualTo(1);
        assertThat(count(report, "conflicting_item", "")).isEqualTo(1);
        assertThat(count(report, "rejected_item", "unknown field")).isEqualTo(1);
        assertThat(count(report, "rejected_item", "time")).isEqualTo(1);
        assertThat(report.getString("data.find { it.code == 'late_event' }.source"))
                .isEqualTo("desk");
        assertThat(json(client, QUALITY, "to=2026-03-20").getList("data.findAll { it.code =~ /item|late|future/ }"))
                .isEmpty();
        assertThat(count(json(client, QUALITY, "from=2026-03-20", "to=2026-03-21"), "late_event", ""))
                .isEqualTo(1);
        assertThat(json(Client.ofNewWorkspace(), QUALITY).getList("data")).isEmpty();
    }

    @Test
    void the_report_has_all_forms_and_refuses_what_is_wrong() {
        Client client = Client.ofNewWorkspace();
        assertThat(text(client, QUALITY, "format=csv")).isEqualTo("code,reason,source,sentence,count,examples\r\n");
        get(client, QUALITY, "from=2026-03-02", "to=2026-03-01", "grain=day")
                .then()
                .statusCode(422);
    }
}
