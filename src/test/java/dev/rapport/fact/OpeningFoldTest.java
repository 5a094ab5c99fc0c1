package dev.rapport.fact;

import static dev.rapport.event.EventType.*;
import static dev.rapport.event.Field.*;
import static dev.rapport.fact.Story.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.event.ServiceEvent.Attribution;
import dev.rapport.event.ServiceEvent.Direction;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpeningFoldTest {

    @Test
    void theEarliestOpeningCounts() {
        InteractionFact fact = new Story()
                .at("09:30", INTERACTION_OPENED)
                .at("09:00", INTERACTION_OPENED)
                .interaction();

        assertThat(fact.openedAt()).isEqualTo(time("09:00"));
        assertThat(fact.openIntervals()).containsExactly(Story.interval("09:00", null));
    }

    @Test
    void theEarliestOpeningThatWasNotTakenBackCounts() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED, CHANNEL, "phone")
                .at("09:30", INTERACTION_OPENED, CHANNEL, "chat")
                .voiding("e1", "12:00")
                .interaction();

        assertThat(fact.openedAt()).isEqualTo(time("09:30"));
        assertThat(fact.channel()).isEqualTo("chat");
    }

    @Test
    void whatDescribesTheOpeningIsTheFirstThatWasSaid() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED, CHANNEL, "chat", LOCATION, "", AGENT, "ann")
                .at(
                        "10:00",
                        INTERACTION_UPDATED,
                        CHANNEL,
                        "email",
                        DIRECTION,
                        "outbound",
                        PRIORITY,
                        "high",
                        LOCATION,
                        "Graz",
                        PRODUCT,
                        "lamp",
                        TEAM,
                        "desk",
                        AGENT,
                        "bob")
                .at(
                        "11:00",
                        INTERACTION_UPDATED,
                        DIRECTION,
                        "inbound",
                        PRIORITY,
                        "low",
                        LOCATION,
                        "Linz",
                        PRODUCT,
                        "sofa",
                        TEAM,
                        "night")
                .interaction();

        assertThat(fact.channel()).isEqualTo("chat");
        assertThat(fact.direction()).isEqualTo(Direction.OUTBOUND);
        assertThat(fact.priority()).isEqualTo("high");
        assertThat(fact.location()).isEqualTo("Graz");
        assertThat(fact.product()).isEqualTo("lamp");
        assertThat(fact.opening()).isEqualTo(new Attribution("ann", "desk"));
    }

    @Test
    void whatIsLearnedLaterIsTheLastThatWasSaid() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED, CUSTOMER_ID, "7", TOPIC, "other", ISSUE_ID, "I-1")
                .at("10:00", INTERACTION_UPDATED, CUSTOMER_ID, "8", TOPIC, "delivery", ISSUE_ID, "I-2")
                .at("11:00", INTERACTION_UPDATED, PRIORITY, "high")
                .interaction();

        assertThat(fact.customerId()).isEqualTo("8");
        assertThat(fact.topic()).isEqualTo("delivery");
        assertThat(fact.issueId()).isEqualTo("I-2");
    }

    @Test
    void attributesMergeNameByName() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED, ATTRIBUTES, Map.of("plan", "free", "region", "north"))
                .at("10:00", INTERACTION_UPDATED, ATTRIBUTES, Map.of("plan", "gold", "size", "L"))
                .interaction();

        assertThat(fact.attributes()).isEqualTo(Map.of("plan", "gold", "region", "north", "size", "L"));
    }

    @Test
    void theLastTagsThatWereSaidCount() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED, TAGS, "vip,angry")
                .at("10:00", INTERACTION_UPDATED, TAGS, "happy")
                .at("11:00", INTERACTION_UPDATED, TOPIC, "delivery")
                .interaction();

        assertThat(fact.tags()).containsExactly("happy");
    }

    @Test
    void anInteractionIsInboundUnlessSaidOtherwise() {
        assertThat(new Story().at("09:00", INTERACTION_OPENED).interaction().direction())
                .isEqualTo(Direction.INBOUND);
    }

    @Test
    void theCustomerZeroIsNobodyAndReplacesNobody() {
        assertThat(new Story()
                        .at("09:00", INTERACTION_OPENED, CUSTOMER_ID, "0")
                        .interaction()
                        .customerId())
                .isNull();
        assertThat(new Story()
                        .at("09:00", INTERACTION_OPENED, CUSTOMER_ID, "7")
                        .at("10:00", INTERACTION_UPDATED, CUSTOMER_ID, "0")
                        .interaction()
                        .customerId())
                .isEqualTo("7");
    }

    @Test
    void anIdAboveTwoToTheFiftyThirdKeepsItsDigits() {
        assertThat(new Story()
                        .at("09:00", INTERACTION_OPENED, CUSTOMER_ID, "9007199254740993")
                        .interaction()
                        .customerId())
                .isEqualTo("9007199254740993");
    }

    @Test
    void withoutAnOpeningAnInteractionIsIncomplete() {
        InteractionFact fact = new Story()
                .at("09:10", INTERACTION_REPLIED, AUTHOR, "agent", AGENT, "ann")
                .at("09:15", INTERACTION_REPLIED, AUTHOR, "customer")
                .at("09:20", INTERACTION_UPDATED, TOPIC, "delivery")
                .at("09:30", INTERACTION_RESOLVED)
                .interaction();

        assertThat(fact.openedAt()).isNull();
        assertThat(fact.counts()).isFalse();
        assertThat(fact.topic()).isEqualTo("delivery");
        assertThat(fact.openIntervals()).isEmpty();
        assertThat(fact.firstReply()).isNull();
        assertThat(fact.customerMessages()).isEmpty();
        assertThat(fact.resolution().count()).isEqualTo(1);
    }

    @Test
    void anOpeningThatArrivesLateCompletesTheInteraction() {
        InteractionFact fact = new Story()
                .at("09:10", INTERACTION_REPLIED, AUTHOR, "agent", AGENT, "ann")
                .at("09:00", INTERACTION_OPENED)
                .interaction();

        assertThat(fact.counts()).isTrue();
        assertThat(fact.firstReply()).isEqualTo(new InteractionFact.Reply(time("09:10"), new Attribution("ann", null)));
    }

    @Test
    void aDiscardedInteractionCountsNowhereAndKeepsTheReason() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED)
                .at("09:30", INTERACTION_DISCARDED, REASON, "merged", INTO, "1002")
                .interaction();

        assertThat(fact.counts()).isFalse();
        assertThat(fact.discarded()).isEqualTo(new InteractionFact.Discard("merged", "1002"));
    }

    @Test
    void aDiscardBeforeTheOpeningDiscardsAllTheSame() {
        InteractionFact fact = new Story()
                .at("08:00", INTERACTION_DISCARDED, REASON, "spam")
                .at("09:00", INTERACTION_OPENED)
                .interaction();

        assertThat(fact.counts()).isFalse();
        assertThat(fact.flags()).isEmpty();
    }

    @Test
    void anUpdateBeforeTheOpeningIsNothingOdd() {
        InteractionFact fact = new Story()
                .at("08:59", INTERACTION_UPDATED, TOPIC, "delivery")
                .at("09:00", INTERACTION_OPENED)
                .interaction();

        assertThat(fact.topic()).isEqualTo("delivery");
        assertThat(fact.flags()).isEmpty();
    }
}
