package dev.rapport.fact;

import static dev.rapport.event.EventType.*;
import static dev.rapport.event.Field.*;
import static dev.rapport.fact.Story.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.event.EventKey;
import dev.rapport.event.EventType;
import dev.rapport.event.FieldValues;
import dev.rapport.event.ServiceEvent;
import dev.rapport.event.Subject;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.terms.ServiceTerms;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldTest {

    @Test
    void noEventsTellNoFacts() {
        SubjectFacts facts = Fold.of(List.of(), ServiceTerms.NONE);

        assertThat(facts.interaction()).isEmpty();
        assertThat(facts.purchase()).isEmpty();
        assertThat(facts.surveys()).isEmpty();
        assertThat(facts.links()).isEmpty();
    }

    @Test
    void anInteractionAndAnOrderOfOneIdAreTwoFacts() {
        SubjectFacts facts = new Story()
                .at("09:00", INTERACTION_OPENED, CHANNEL, "chat", CUSTOMER_ID, "7")
                .at("10:00", PURCHASE_COMPLETED, CHANNEL, "in_store")
                .facts();

        assertThat(facts.interaction().orElseThrow().channel()).isEqualTo("chat");
        assertThat(facts.interaction().orElseThrow().openIntervals()).containsExactly(Story.interval("09:00", null));
        assertThat(facts.purchase().orElseThrow().channel()).isEqualTo("in_store");
        assertThat(facts.purchase().orElseThrow().customerId()).isNull();
    }

    @Test
    void anEventThatIsGivenTwiceCountsOnce() {
        ServiceEvent opened = event("e1", INTERACTION_OPENED, "09:00");
        ServiceEvent escalated = event("e2", INTERACTION_ESCALATED, "10:00");

        InteractionFact fact = Fold.of(List.of(escalated, opened, escalated, opened), ServiceTerms.NONE)
                .interaction()
                .orElseThrow();

        assertThat(fact.escalations().count()).isEqualTo(1);
        assertThat(fact.openIntervals()).hasSize(1);
    }

    @Test
    void equalTimesAreFoldedInTheOrderOfTheTypesThenOfTheSourcesThenOfTheIds() {
        Story types = new Story()
                .at("09:00", INTERACTION_UPDATED, CHANNEL, "email", TOPIC, "late")
                .at("09:00", INTERACTION_OPENED, CHANNEL, "chat", TOPIC, "early");
        assertThat(types.interaction().channel()).isEqualTo("chat");
        assertThat(types.interaction().topic()).isEqualTo("late");

        Story sources = new Story()
                .from("\uD83D\uDE00", "09:00", INTERACTION_OPENED, CHANNEL, "email")
                .from("\uFF5E", "09:00", INTERACTION_OPENED, CHANNEL, "chat");
        assertThat(sources.interaction().channel()).isEqualTo("chat");

        Story ids = new Story();
        for (int id = 1; id <= 10; id++) {
            ids.at("09:00", INTERACTION_OPENED, TOPIC, "e" + id);
        }
        assertThat(ids.interaction().topic()).isEqualTo("e9");
    }

    @Test
    void aVoidMayCarryAnEarlierTimeThanItsTarget() {
        SubjectFacts facts = new Story()
                .voiding("e2", "08:00")
                .at("09:00", INTERACTION_OPENED)
                .facts();

        assertThat(facts.interaction()).isEmpty();
    }

    @Test
    void aVoidCannotBeTakenBack() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED)
                .at("10:00", INTERACTION_RESOLVED)
                .voiding("e2", "11:00")
                .voiding("e3", "12:00")
                .interaction();

        assertThat(fact.resolution().count()).isZero();
    }

    @Test
    void aVoidTakesBackOnlyTheEventOfThatSource() {
        InteractionFact fact = new Story()
                .from("crm", "09:00", INTERACTION_OPENED)
                .from("shop", "10:00", INTERACTION_RESOLVED)
                .at("11:00", EVENT_VOIDED, VOIDS, new EventKey("crm", "e2"))
                .interaction();

        assertThat(fact.resolution().firstAt()).isEqualTo(time("10:00"));
    }

    @Test
    void aVoidOfAReplyGivesTheNextOneTheCredit() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED)
                .at("09:05", INTERACTION_REPLIED, AUTHOR, "agent", AGENT, "ann")
                .at("09:10", INTERACTION_REPLIED, AUTHOR, "agent", AGENT, "bob")
                .voiding("e2", "10:00")
                .interaction();

        assertThat(fact.customerMessages()).isEmpty();
        assertThat(fact.firstReply()).extracting(InteractionFact.Reply::at).isEqualTo(time("09:10"));
    }

    @Test
    void mergesLinkTwoIdsAndTheOrderOfTheirTellingDoesNotMatter() {
        SubjectFacts facts = new Story()
                .at("10:00", CUSTOMER_MERGED, FROM, "b", INTO, "a")
                .at("09:00", CUSTOMER_MERGED, FROM, "a", INTO, "b")
                .at("11:00", CUSTOMER_MERGED, FROM, "a", INTO, "b")
                .facts();

        assertThat(facts.links()).containsExactly(new CustomerLink("a", "b"), new CustomerLink("b", "a"));
        assertThat(facts.interaction()).isEmpty();
    }

    private static ServiceEvent event(String id, EventType type, String timeOfDay) {
        return ServiceEvent.from(new SubmittedEvent(
                type, new EventKey("crm", id), new Subject("1001"), time(timeOfDay), FieldValues.none()));
    }
}
