package dev.rapport.contract;

import dev.rapport.testing.Client;
import dev.rapport.testing.MutableClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The worked examples of first contact resolution as contacts show it, and as agents say it. */
@QuarkusTest
class FirstContactExamplesIT {
    private static final Instant FIRST = Instant.parse("2026-03-02T09:00:00Z");

    @Inject
    MutableClock clock;

    @AfterEach
    void letTheClockRun() {
        clock.release();
    }

    private static Instant day(int days) {
        return FIRST.plus(Duration.ofDays(days));
    }

    private static Story contact(Story story, String subject, Instant opened) {
        return story.opened(subject, opened, "customer_id", "c-" + subject, "topic", "delivery");
    }

    @Test
    void sixOfNineMatureFirstContactsWereEnough() {
        clock.freezeAt(Instant.parse("2026-03-31T00:00:00Z"));
        Story story = new Story();
        for (int i = 1; i <= 6; i++) {
            contact(story, "good" + i, day(i)).resolved("good" + i, day(i).plusSeconds(60));
        }
        contact(story, "unresolved", FIRST);
        contact(story, "back", FIRST).resolved("back", day(1)).interaction("reopened", "back", day(3));
        contact(story, "mailed", FIRST).resolved("mailed", day(1));
        story.opened("mail", day(6), "customer_id", "c-mailed", "topic", "delivery", "channel", "email");
        for (int i = 23; i <= 25; i++) {
            contact(story, "young" + i, day(i)).resolved("young" + i, day(i).plusSeconds(60));
        }
        Client client = Client.ofNewWorkspace();
        client.post(story.events());

        Asked.metric(client, "fcr", "from=2026-03-01", "to=2026-04-01")
                .total("value", 6 / 9.0, "numerator", 6, "denominator", 9, "pending", 3)
                .total("repeat_contact", 1, "reopened", 1, "unresolved", 1, "escalated", 0, "excluded_follow_up", 1)
                .between(Formulas.wilson(6, 9));
    }

    @Test
    void sixtyThreeOf84FlagsSayYesWithACoverageOf70Percent() {
        Story story = new Story();
        for (int i = 0; i < 120; i++) {
            story.opened("i" + i, FIRST);
            if (i < 84) {
                story.resolved("i" + i, day(1), "first_contact", i < 63);
            } else {
                story.resolved("i" + i, day(1));
            }
        }
        story.opened("not resolved", FIRST);
        Client client = Client.ofNewWorkspace();
        client.post(story.events());

        Asked.metric(client, "fcr_agent", "from=2026-03-01", "to=2026-04-01")
                .total("value", 0.75, "numerator", 63, "denominator", 84, "coverage", 0.7)
                .total("excluded_not_flagged", 36, "status", "ok")
                .between(Formulas.wilson(63, 84));
    }
}
