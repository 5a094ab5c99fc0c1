package dev.rapport.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.Client;
import dev.rapport.testing.MutableClock;
import dev.rapport.testing.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The examples that the definitions of the load metrics give. */
@QuarkusTest
class LoadExamplesIT {
    private static final String[] MARCH = {"from=2026-03-01", "to=2026-04-01"};
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    @Inject
    MutableClock clock;

    @AfterEach
    void letTheClockRun() {
        clock.release();
    }

    /** So many interactions opened at nine, with what else happened to each. */
    private static Client opened(int count, String channel, BiConsumer<Story, Integer> rest) {
        Story story = new Story();
        for (int i = 0; i < count; i++) {
            story.opened("i" + i, NINE, "channel", channel);
            rest.accept(story, i);
        }
        Client client = Client.ofNewWorkspace();
        client.post(story.events());
        return client;
    }

    private static void share(Client client, String metric, int part, int of) {
        Asked.metric(client, metric, MARCH)
                .total("value", (double) part / of, "numerator", part, "denominator", of, "pending", 0)
                .between(Formulas.wilson(part, of));
    }

    private static Instant after(int seconds) {
        return NINE.plusSeconds(seconds);
    }

    @Test
    void threeCallsAndTwoChatsAreAVolumeOfFive() {
        Story story = new Story();
        for (int i = 0; i < 5; i++) {
            story.opened("i" + i, after(i * 60), "channel", i < 3 ? "phone" : "chat", "direction", "inbound");
        }
        story.opened("at ten", after(3600), "channel", "chat")
                .opened("spam", NINE)
                .interaction("discarded", "spam", after(1), "reason", "spam")
                .resolved("never opened", after(60));
        Client client = Client.ofNewWorkspace();
        client.post(story.events());

        Asked.metric(client, "volume", "from=2026-03-02T09:00:00Z", "to=2026-03-02T10:00:00Z", "group_by=channel")
                .total("value", 5, "numerator", 5, "denominator", null, "ci_low", null)
                .group("channel", "phone", "value", 3)
                .group("channel", "chat", "value", 2);
    }

    @Test
    void threeOf40CallersHungUpBeforeAnybodyAnswered() {
        Client client = opened(40, "phone", (story, i) -> {
            if (i < 3) {
                story.interaction("abandoned", "i" + i, after(30));
            } else {
                story.replied("i" + i, after(10));
            }
            if (i == 3) {
                story.interaction("abandoned", "i" + i, after(30));
            }
        });

        share(client, "abandonment_rate", 3, 40);
    }

    @Test
    void elevenOf861ResolvedInteractionsWereReopened() {
        Client client = opened(870, "email", (story, i) -> {
            if (i < 861) {
                story.resolved("i" + i, after(60));
            }
            if (i < 11) {
                story.interaction("reopened", "i" + i, after(120)).resolved("i" + i, after(180));
            }
            if (i == 0) {
                story.interaction("reopened", "i0", after(240));
            }
        });

        share(client, "reopen_rate", 11, 861);
    }

    @Test
    void theHandOverByABotIsNoTransfer() {
        Client client = opened(890, "chat", (story, i) -> {
            if (i < 391) {
                story.interaction("assigned", "i" + i, after(1), "team", "desk")
                        .interaction("transferred", "i" + i, after(2), "team", "billing");
            } else if (i < 400) {
                story.interaction("replied", "i" + i, after(1), "author", "bot")
                        .interaction("transferred", "i" + i, after(2), "team", "desk");
            }
        });

        share(client, "transfer_rate", 391, 890);
    }

    @Test
    void twoOf40WereEscalated() {
        Client client = opened(40, "email", (story, i) -> {
            if (i < 2) {
                story.interaction("escalated", "i" + i, after(60)).interaction("escalated", "i" + i, after(90));
            }
        });

        share(client, "escalation_rate", 2, 40);
    }

    @Test
    void twelveOf60WereSolvedWithoutAHuman() {
        Story story = new Story();
        for (int i = 0; i < 60; i++) {
            String channel = i < 8 ? "self_service" : i < 16 ? "bot" : "phone";
            story.opened("i" + i, NINE, "channel", channel).resolved("i" + i, after(600));
            if (i >= 12 && i < 16) {
                story.interaction("replied", "i" + i, after(1), "author", "bot")
                        .interaction("assigned", "i" + i, after(2), "agent", "ada");
            }
        }
        story.opened("out", NINE, "channel", "bot", "direction", "outbound").resolved("out", after(1));
        Client client = Client.ofNewWorkspace();
        client.post(story.events());

        share(client, "self_service_share", 12, 60);
    }

    @Test
    void fortyFiveOf50VisitorsWereGreeted() {
        Client client = opened(50, "in_store", (story, i) -> {
            if (i < 45) {
                story.replied("i" + i, after(20));
            } else {
                story.interaction("abandoned", "i" + i, after(300));
            }
        });
        client.post(new Story().opened("call", NINE, "channel", "phone").events());

        share(client, "greeting_rate", 45, 50);
        client.post(
                new Story().opened("still here", NINE, "channel", "in_store").events());
        Asked.metric(client, "greeting_rate", MARCH).total("value", 0.9, "denominator", 50, "pending", 1);
    }

    @Test
    void tenCallsAndThirtyMailsCost140() {
        TestWorkspace workspace = TestWorkspace.create();
        workspace
                .request()
                .contentType(ContentType.JSON)
                .body("""
                        {"cost_per_contact": {"currency": "EUR", "by_channel": {"phone": "6.50", "email": 2.5}}}
                        """)
                .patch("/v1/workspace")
                .then()
                .statusCode(200);
        Story story = new Story();
        for (int i = 0; i < 42; i++) {
            story.opened("i" + i, NINE, "channel", i < 10 ? "phone" : i < 40 ? "email" : "fax");
        }
        Client client = Client.of(workspace);
        client.post(story.events());

        Asked.metric(client, "cost_per_contact", "from=2026-03-01", "to=2026-04-01", "group_by=channel")
                .total("value", 3.5, "numerator", 140, "denominator", 40, "currency", "EUR")
                .total("excluded_without_cost", 2)
                .group("channel", "phone", "value", 6.5, "numerator", 65, "denominator", 10)
                .group("channel", "email", "value", 2.5, "numerator", 75, "denominator", 30)
                .group("channel", "fax", "value", null, "denominator", 0, "status", "no_data");
    }

    @Test
    void theBacklogCountsWhoeverIsOpenAtTheEndOfADayReopenedOnesToo() {
        clock.freezeAt(Instant.parse("2026-04-01T00:00:00Z"));
        Client client = Client.ofNewWorkspace();
        client.post(new Story()
                .opened("1", Instant.parse("2026-03-02T09:00:00Z"))
                .resolved("1", Instant.parse("2026-03-04T09:00:00Z"))
                .interaction("reopened", "1", Instant.parse("2026-03-06T09:00:00Z"))
                .events());

        Asked days = Asked.metric(client, "backlog", "from=2026-03-02", "to=2026-03-09", "grain=day");

        assertThat(days.column("numerator")).containsExactly("1", "1", "0", "0", "1", "1", "1");
        assertThat(days.column("value")).containsExactly("1", "1", "null", "null", "1", "1", "1");
        days.total("value", 1, "denominator", null);
        client.post(
                new Story().opened("old", Instant.parse("2025-11-02T09:00:00Z")).events());
        Asked.metric(client, "backlog", "from=2026-03-02", "to=2026-03-09").total("value", 2);
    }

    @Test
    void theBacklogIsTheirsWhoWereInChargeAtThatMoment() {
        Client client = Client.ofNewWorkspace();
        client.post(new Story()
                .opened("1", Instant.parse("2026-03-02T09:00:00Z"), "team", "first")
                .interaction("transferred", "1", Instant.parse("2026-03-03T00:00:00.000001Z"), "team", "second")
                .interaction("transferred", "1", Instant.parse("2026-03-05T00:00:00Z"), "team", "third")
                .events());

        Asked days = Asked.metric(
                client,
                "backlog",
                "from=2026-03-02",
                "to=2026-03-06",
                "grain=day",
                "group_by=team",
                "filter=team:first");
        assertThat(days.column("numerator")).containsExactly("1", "0", "0", "0");
        days = Asked.metric(
                client,
                "backlog",
                "from=2026-03-02",
                "to=2026-03-06",
                "grain=day",
                "group_by=team",
                "filter=team:second");
        assertThat(days.column("numerator")).containsExactly("0", "1", "0", "0");
        days = Asked.metric(
                client,
                "backlog",
                "from=2026-03-02",
                "to=2026-03-06",
                "grain=day",
                "group_by=team",
                "filter=team:third");
        assertThat(days.column("numerator")).containsExactly("0", "0", "1", "1");
    }
}
