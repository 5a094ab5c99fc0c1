package dev.rapport.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.testing.Client;
import dev.rapport.testing.TestWorkspace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What was published at an instant: the answers to some questions, to be had again later. */
record Remembered(Instant at, List<Asked> answers) {

    /** Asks now; the clock must stand still, and at a later instant than that of the last write. */
    static Remembered now(Instant now, Client client, List<Question> questions) {
        return new Remembered(
                now, questions.stream().map(question -> question.ask(client)).toList());
    }

    /** A question to a metric. */
    record Question(String metric, List<String> parameters) {
        Asked ask(Client client, String... more) {
            List<String> all = new ArrayList<>(parameters);
            all.addAll(List.of(more));
            return Asked.metric(client, metric, all.toArray(String[]::new));
        }
    }

    /** Whatever has been said since, what was known then gives the same numbers, byte for byte. */
    void isStillKnown(Client client, List<Question> questions) {
        for (int i = 0; i < questions.size(); i++) {
            Asked then = answers.get(i);
            Asked again = questions.get(i).ask(client, "known_at=" + at);
            assertThat(numbers(again))
                    .as("%s as it was known at %s", then.question(), at)
                    .isEqualTo(numbers(then));
        }
    }

    /** All that an answer says of numbers. */
    static String numbers(Asked asked) {
        JsonNode answer = asked.answer();
        return "%s\n%s\n%s\n%s"
                .formatted(answer.get("as_of"), answer.get("total"), answer.get("warnings"), answer.get("rows"))
                .replace("},{", "},\n{");
    }

    /** Waits until changed settings have reached every fact. */
    static void awaitRefolding(TestWorkspace workspace) {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        Client client = Client.of(workspace);
        while (Asked.metric(client, "volume")
                .answer()
                .path("warnings")
                .toString()
                .contains("refolding")) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("the facts were not folded again within a minute");
            }
            sleep();
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
