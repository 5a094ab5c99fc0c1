package dev.rapport.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happened after the instant at which a question is asked does not exist yet. */
@QuarkusTest
class AsOfIT {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    @Inject
    Journal journal;

    @Inject
    MutableClock clock;

    @AfterEach
    void letTheClockRun() {
        clock.release();
    }

    private static Asked march(Client client, String metric, String... more) {
        List<String> parameters = new ArrayList<>(List.of("from=2026-03-01", "to=2026-04-01"));
        parameters.addAll(List.of(more));
        return Asked.metric(client, metric, parameters.toArray(String[]::new));
    }

    @Test
    void aReplyAfterTheInstantHasNotComeYet() {
        clock.freezeAt(Instant.parse("2026-05-01T00:00:00Z"));
        Client client = Client.ofNewWorkspace();
        client.post(new Story()
                .opened("1", NINE)
                .replied("1", NINE.plusSeconds(600))
                .opened("2", NINE.plusSeconds(700))
                .events());

        march(client, "first_response_time", "as_of=" + NINE.plusSeconds(599).plusNanos(999_999_000))
                .total("value", null, "pending", 1, "oldest_open_seconds", 599, "denominator", 0);
        march(client, "first_response_time", "as_of=" + NINE.plusSeconds(600))
                .total("value", 600, "pending", 0, "denominator", 1);
        march(client, "first_response_time", "as_of=" + NINE.plusSeconds(700))
                .total("value", 600, "pending", 1, "denominator", 1);
        march(client, "volume", "as_of=" + NINE.minusNanos(1000)).total("value", null, "status", "no_data");
    }

    @Test
    void aVoidHoldsWhateverItsOwnTime() {
        clock.freezeAt(Instant.parse("2026-05-01T00:00:00Z"));
        Client client = Client.ofNewWorkspace();
        client.post("""
                {"id": "never-was", "source": "desk", "type": "interaction.opened", "time": "2026-03-02T09:00:00Z",
                 "subject": "1", "data": {"channel": "chat"}}
                """, """
                {"id": "taken-back", "source": "desk", "type": "event.voided", "time": "2026-04-20T09:00:00Z",
                 "subject": "1", "data": {"voids": {"source": "desk", "id": "never-was"}}}
                """);

        march(client, "volume", "as_of=2026-03-31").total("value", null, "status", "no_data");
    }

    @Test
    void aRepeatContactIsFoundOnlyOnceItHasHappenedAndTheWindowIsOver() {
        clock.freezeAt(Instant.parse("2026-05-01T00:00:00Z"));
        Client client = Client.ofNewWorkspace();
        client.post(new Story()
                .opened("1", NINE, "customer_id", "a")
                .resolved("1", NINE.plusSeconds(60))
                .opened("2", NINE.plus(Duration.ofDays(6)), "customer_id", "a")
                .events());

        march(client, "fcr", "as_of=2026-03-09T08:59:59Z").total("pending", 1, "value", null);
        march(client, "fcr", "as_of=2026-03-09T09:00:00Z").total("pending", 0, "value", 0, "repeat_contact", 1);
        march(client, "fcr", "window_days=5", "as_of=2026-03-09T09:00:00Z")
                .total("value", 1, "denominator", 1, "pending", 1);
    }

    @Test
    void bothClocksTogether() {
        Instant received = Instant.parse("2026-04-10T08:00:00Z");
        clock.freezeAt(received);
        Client client = Client.ofNewWorkspace();
        client.post(new Story().opened("1", NINE).events());
        clock.freezeAt(received.plusSeconds(3600));
        client.post(new Story()
                .opened("late", NINE.plusSeconds(1))
                .replied("1", NINE.plusSeconds(600))
                .events());
        clock.freezeAt(received.plusSeconds(7200));

        String beforeReply = "as_of=" + NINE.plusSeconds(599);
        String afterReply = "as_of=" + NINE.plusSeconds(600);
        String early = "known_at=" + received.plusSeconds(1);
        String late = "known_at=" + received.plusSeconds(3601);
        march(client, "first_response_time", beforeReply, early).total("pending", 1, "denominator", 0);
        march(client, "first_response_time", afterReply, early).total("pending", 1, "denominator", 0);
        march(client, "first_response_time", beforeReply, late).total("pending", 2, "denominator", 0);
        march(client, "first_response_time", afterReply, late).total("pending", 1, "denominator", 1, "value", 600);
    }

    @Test
    void anEventALittleAheadOfTheClockIsCutOffOnlyWhenAMomentIsAskedFor() {
        clock.freezeAt(NINE);
        Client client = Client.ofNewWorkspace();
        client.post(new Story().opened("ahead", NINE.plusSeconds(60)).events());

        march(client, "volume").total("value", 1);
        march(client, "volume", "as_of=" + NINE).total("value", null);
        clock.freezeAt(NINE.plusSeconds(1));
        march(client, "volume", "known_at=" + NINE.plusSeconds(1)).total("value", 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"as_of", "known_at"})
    void theFutureIsRefused(String parameter) {
        clock.freezeAt(NINE);
        Client client = Client.ofNewWorkspace();

        Response future = Asked.response(client, "/v1/metrics/fcr", parameter + "=" + NINE.plusNanos(1000));

        assertThat(future.statusCode()).isEqualTo(422);
        assertThat(future.jsonPath().getString("violations[0].pointer")).isEqualTo(parameter);
        assertThat(future.jsonPath().getString("violations[0].detail")).contains("future", "2026-03-02T09:00:00Z");
        assertThat(Asked.response(client, "/v1/metrics/fcr", parameter + "=" + NINE)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aDateOfTheClockChangeIsMidnightOfItsZone() {
        clock.freezeAt(Instant.parse("2026-12-01T00:00:00Z"));
        Client client = Client.ofNewWorkspace();
        Story story = new Story();
        Instant spring = Instant.parse("2026-03-28T23:00:00Z");
        for (int hour = 0; hour < 25; hour++) {
            story.opened("h" + hour, spring.plus(Duration.ofHours(hour)));
        }
        client.post(story.events());

        // the day of 23 hours lies in [23:00Z, 22:00Z)
        Asked.metric(client, "volume", "from=2026-03-29", "to=2026-03-30", "tz=Europe/Berlin")
                .total("value", 23);
        Asked.metric(
                        client,
                        "volume",
                        "from=2026-03-01",
                        "to=2026-04-01",
                        "tz=Europe/Berlin",
                        "as_of=2026-03-30",
                        "grain=month")
                .total("value", 24)
                .row(0, "complete", "false");
        JsonNode echoed = Asked.metric(client, "volume", "tz=Europe/Berlin", "as_of=2026-03-30")
                .answer();
        assertThat(echoed.path("as_of").asText()).isEqualTo("2026-03-30T00:00:00+02:00");
    }

    static long[] seeds() {
        return Seeds.first(3);
    }

    /** The past is what a workspace would have said that had been told no more by then; voids say what never was. */
    @ParameterizedTest
    @MethodSource("seeds")
    void thePastIsWhatWasSaidThenOfWhatHadHappened(long seed) {
        Random random = new Random(seed);
        List<SubmittedEvent> events = RandomEvents.of(seed + 100, 200);
        List<Remembered.Question> questions = new RandomQuestions(random).oneOfEach();
        Client all = keep(events);
        long span = Duration.between(RandomEvents.START, RandomEvents.END).toSeconds();
        Instant asOf = RandomEvents.START.plusSeconds(span / 4 + random.nextInt((int) (span / 2)));
        Client past = keep(events.stream()
                .filter(event ->
                        event.type() == EventType.EVENT_VOIDED || !event.time().isAfter(asOf))
                .toList());

        for (Remembered.Question question : questions) {
            clock.freezeAt(RandomEvents.END);
            Asked then = question.ask(all, "as_of=" + asOf);
            clock.freezeAt(asOf);
            Asked live = question.ask(past);
            assertThat(Remembered.numbers(then))
                    .as("seed %d, %s", seed, then.question())
                    .isEqualTo(Remembered.numbers(live));
        }
    }

    private Client keep(List<SubmittedEvent> events) {
        TestWorkspace workspace = TestWorkspace.create();
        journal.append(new WorkspaceId(workspace.id()), events);
        return Client.of(workspace);
    }
}
