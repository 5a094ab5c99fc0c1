package dev.rapport.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.event.EventType;
import dev.rapport.event.RandomEvents;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.journal.Journal;
import dev.rapport.testing.Client;
import dev.rapport.testing.MutableClock;
import dev.rapport.testing.Seeds;
import dev.rapport.testing.TestWorkspace;
import dev.rapport.workspace.WorkspaceId;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A number that was published can be had again as it was, whatever has been learned since. */
@QuarkusTest
class KnownAtIT {
    private static final String[] MARCH = {"from=2026-03-01", "to=2026-04-01"};
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    @Inject
    Journal journal;

    @Inject
    MutableClock clock;

    private TestWorkspace workspace;
    private Client client;

    @BeforeEach
    void createWorkspace() {
        workspace = TestWorkspace.create();
        client = Client.of(workspace);
    }

    @AfterEach
    void letTheClockRun() {
        clock.release();
    }

    private static Remembered.Question march(String metric, String... more) {
        List<String> parameters = new ArrayList<>(List.of(MARCH));
        parameters.addAll(List.of(more));
        return new Remembered.Question(metric, parameters);
    }

    /** Remembers answers, and lets a day pass. */
    private Remembered publish(List<Remembered.Question> questions) {
        clock.advance(Duration.ofSeconds(1));
        Remembered remembered = Remembered.now(clock.instant(), client, questions);
        clock.advance(Duration.ofDays(1));
        return remembered;
    }

    private String make(String path, String body) {
        return workspace
                .request()
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void change(String path, String body) {
        workspace
                .request()
                .contentType(ContentType.JSON)
                .body(body)
                .patch(path)
                .then()
                .statusCode(200);
    }

    @Test
    void lateEventsVoidsAndMergesDoNotChangeWhatWasPublished() {
        List<Remembered.Question> questions = List.of(
                march("volume", "grain=day", "group_by=channel"),
                march("first_response_time"),
                march("fcr"),
                march("nps"),
                march("repeat_purchase_rate"));
        clock.freezeAt(Instant.parse("2026-04-10T08:00:00Z"));
        String voided = Story.event("survey.answered", "survey:2", NINE, "kind", "nps", "score", 0);
        client.post(new Story()
                .opened("1", NINE, "customer_id", "a", "channel", "chat")
                .opened("2", NINE.plusSeconds(60), "customer_id", "b", "channel", "chat")
                .answered("1", "nps", NINE, "score", 9)
                .and(voided)
                .bought("o1", "a", NINE)
                .bought("o2", "b", NINE)
                .events());
        Remembered published = publish(questions);
        published.answers().get(3).total("value", 0, "denominator", 2);

        client.post(new Story()
                .replied("1", NINE.plusSeconds(30))
                .opened("1", NINE.minusSeconds(86_400), "channel", "phone")
                .opened("3", NINE.plusSeconds(7200))
                .events());
        Remembered afterLate = publish(questions);
        client.post(Story.event(
                "event.voided",
                "survey:2",
                NINE,
                "voids",
                java.util.Map.of(
                        "source", "desk", "id", Asked.parse(voided).get("id").textValue())));
        client.post(Story.event("customer.merged", "customer:a", NINE, "from", "a", "into", "b"));
        Remembered afterMerge = publish(questions);

        afterMerge.answers().get(3).total("value", 100, "denominator", 1);
        afterMerge.answers().get(4).total("numerator", 1, "denominator", 1);
        afterLate.answers().get(1).total("denominator", 1);
        for (Remembered remembered : List.of(published, afterLate, afterMerge)) {
            remembered.isStillKnown(client, questions);
        }
        Asked.metric(client, "volume", "from=2026-03-01", "to=2026-04-01", "known_at=2026-04-10T07:59:59Z")
                .total("value", null, "status", "no_data");
    }

    @Test
    void changedSettingsBackDatedOnesTooDoNotChangeWhatWasPublished() {
        List<Remembered.Question> questions = List.of(
                march("sla_first_response", "grain=week", "group_by=policy"),
                march("cost_per_contact", "group_by=channel"),
                march("first_response_time", "clock=business"),
                march("fcr"));
        clock.freezeAt(Instant.parse("2026-04-10T08:00:00Z"));
        client.post(new Story()
                .opened("1", NINE, "channel", "chat", "customer_id", "a")
                .replied("1", NINE.plusSeconds(50))
                .opened("2", NINE.plusSeconds(10), "channel", "chat", "customer_id", "b")
                .replied("2", NINE.plusSeconds(40))
                .events());
        List<Remembered> published = new ArrayList<>();
        published.add(publish(questions));

        String policy = "/v1/sla-policies/"
                + make("/v1/sla-policies", "{\"name\":\"P\",\"kind\":\"first_response\",\"match\":{},\"target\":40}");
        String calendar = make("/v1/calendars", """
                {"name": "Desk", "zone": "UTC", "intervals": [{"days": ["monday"], "open": "09:00", "close": "17:00"}]}
                """);
        change("/v1/workspace", "{\"calendar\": \"%s\"}".formatted(calendar));
        change("/v1/workspace", "{\"cost_per_contact\": {\"currency\": \"EUR\", \"by_channel\": {\"chat\": 2}}}");
        Remembered.awaitRefolding(workspace);
        published.add(publish(questions));
        published.get(1).answers().get(0).total("met", 1, "breached", 1);
        published.get(1).answers().get(1).total("value", 2);

        change(policy, "{\"target\": 60, \"effective_from\": \"2026-03-01T00:00:00Z\"}");
        change("/v1/calendars/" + calendar, """
                {"intervals": [{"days": ["monday"], "open": "10:00", "close": "17:00"}], "effective_from": null}
                """);
        change(
                "/v1/workspace",
                "{\"cost_per_contact\": {\"currency\": \"EUR\", \"by_channel\": {\"chat\": 3}}, \"fcr_window_days\": 60,"
                        + " \"effective_from\": \"2026-03-01T00:00:00Z\"}");
        Remembered.awaitRefolding(workspace);
        published.add(publish(questions));

        published.get(0).answers().get(0).total("value", null, "excluded_no_policy", 2);
        published.get(2).answers().get(0).total("met", 2, "breached", 0);
        published.get(2).answers().get(1).total("value", 3);
        published.get(2).answers().get(2).total("value", 0);
        assertThat(published
                        .get(2)
                        .answers()
                        .get(3)
                        .answer()
                        .at("/total/pending")
                        .asInt())
                .isEqualTo(2);
        for (Remembered remembered : published) {
            remembered.isStillKnown(client, questions);
        }
    }

    static long[] seeds() {
        return Seeds.first(3);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyAnswerThatWasGivenCanBeHadAgain(long seed) {
        Random random = new Random(seed);
        RandomQuestions questions = new RandomQuestions(random);
        clock.freezeAt(RandomEvents.END.plus(Duration.ofHours(random.nextInt(200))));
        List<SubmittedEvent> events = RandomEvents.rearranged(events(seed), seed);
        List<List<Remembered.Question>> asked = new ArrayList<>();
        List<Remembered> published = new ArrayList<>();
        for (int from = 0; from < events.size(); ) {
            int to = Math.min(events.size(), from + 1 + random.nextInt(events.size() / 3));
            for (int batch = from; batch < to; ) {
                int end = Math.min(to, batch + 1 + random.nextInt(40));
                journal.append(new WorkspaceId(workspace.id()), events.subList(batch, end));
                clock.advance(Duration.ofMillis(1 + random.nextInt(10_000_000)));
                batch = end;
            }
            asked.add(questions.oneOfEach());
            published.add(Remembered.now(clock.instant(), client, asked.get(asked.size() - 1)));
            clock.advance(Duration.ofMillis(1 + random.nextInt(100_000_000)));
            from = to;
        }
        assertThat(published).hasSizeGreaterThan(2);

        for (int i = 0; i < published.size(); i++) {
            published.get(i).isStillKnown(client, asked.get(i));
        }
    }

    /** A few merges only, so that there is more than one person left. */
    private static List<SubmittedEvent> events(long seed) {
        List<SubmittedEvent> events = new ArrayList<>();
        int merges = 0;
        for (SubmittedEvent event : RandomEvents.of(seed, 250)) {
            if (event.type() != EventType.CUSTOMER_MERGED || merges++ < 2) {
                events.add(event);
            }
        }
        return events;
    }
}
