package dev.rapport.fact;

import static dev.rapport.event.EventType.*;
import static dev.rapport.event.Field.*;
import static dev.rapport.fact.Story.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.event.ServiceEvent.Attribution;
import dev.rapport.fact.InteractionFact.CustomerMessage;
import dev.rapport.fact.InteractionFact.Handover;
import dev.rapport.fact.InteractionFact.Occurrences;
import dev.rapport.fact.InteractionFact.Reply;
import org.junit.jupiter.api.Test;

class ReplyFoldTest {
    private static final Attribution ANN = new Attribution("ann", null);
    private static final Attribution BOB = new Attribution("bob", null);

    @Test
    void theFirstPublicReplyOfAHumanAgentStopsTheClock() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED)
                .at("09:01", INTERACTION_REPLIED, AUTHOR, "bot")
                .at("09:02", INTERACTION_REPLIED, AUTHOR, "customer")
                .at("09:03", INTERACTION_REPLIED, AUTHOR, "agent", PUBLIC, false, AGENT, "cem")
                .at("09:04", INTERACTION_REPLIED, AUTHOR, "agent", AGENT, "ann")
                .at("09:05", INTERACTION_REPLIED, AUTHOR, "agent", AGENT, "bob")
                .interaction();

        assertThat(fact.firstReply()).isEqualTo(new Reply(time("09:04"), ANN));
        assertThat(fact.botReplied()).isTrue();
    }

    @Test
    void aNoteThatABotWritesForColleaguesIsNoReplyAndTheNextTransferNoHandover() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED)
                .at("09:01", INTERACTION_REPLIED, AUTHOR, "bot", PUBLIC, false)
                .at("09:02", INTERACTION_TRANSFERRED, AGENT, "ann")
                .interaction();

        assertThat(fact.botReplied()).isFalse();
        assertThat(fact.handover()).isNull();
        assertThat(fact.transfers().count()).isEqualTo(1);
    }

    @Test
    void aReplyOneSecondBeforeItsOpeningIsFlaggedAndStopsNothing() {
        InteractionFact fact = new Story()
                .at("08:59:59", INTERACTION_REPLIED, AUTHOR, "agent", AGENT, "ann")
                .at("09:00", INTERACTION_OPENED)
                .at("09:20", INTERACTION_REPLIED, AUTHOR, "agent", AGENT, "bob")
                .interaction();

        assertThat(fact.firstReply()).isEqualTo(new Reply(time("09:20"), BOB));
        assertThat(fact.flags()).containsExactly(Flag.REPLY_BEFORE_OPENING);
    }

    @Test
    void aReplyAtTheTimeOfTheOpeningIsAnAnswerAfterNoTime() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_REPLIED, AUTHOR, "agent", AGENT, "ann")
                .at("09:00", INTERACTION_OPENED)
                .interaction();

        assertThat(fact.firstReply()).isEqualTo(new Reply(time("09:00"), ANN));
        assertThat(fact.flags()).isEmpty();
    }

    @Test
    void theReplyThatCountsFollowsWhenTheOpeningIsTakenBack() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED)
                .at("09:05", INTERACTION_REPLIED, AUTHOR, "agent", AGENT, "ann")
                .at("09:10", INTERACTION_OPENED)
                .voiding("e1", "09:11")
                .interaction();

        assertThat(fact.firstReply()).isNull();
        assertThat(fact.flags()).containsExactly(Flag.REPLY_BEFORE_OPENING);
    }

    @Test
    void everyMessageOfTheCustomerAfterTheOpeningWaitsForTheNextReply() {
        InteractionFact fact = new Story()
                .at("08:59", INTERACTION_REPLIED, AUTHOR, "customer")
                .at("09:00", INTERACTION_OPENED)
                .at("09:00", INTERACTION_REPLIED, AUTHOR, "customer")
                .at("09:05", INTERACTION_REPLIED, AUTHOR, "customer")
                .at("09:10", INTERACTION_REPLIED, AUTHOR, "agent", AGENT, "ann")
                .at("09:20", INTERACTION_REPLIED, AUTHOR, "customer")
                .at("09:25", INTERACTION_REPLIED, AUTHOR, "customer")
                .at("09:26", INTERACTION_REPLIED, AUTHOR, "bot")
                .at("09:27", INTERACTION_REPLIED, AUTHOR, "agent", PUBLIC, false)
                .at("09:30", INTERACTION_REPLIED, AUTHOR, "agent", AGENT, "bob")
                .at("09:40", INTERACTION_REPLIED, AUTHOR, "customer")
                .interaction();

        Reply first = new Reply(time("09:10"), ANN);
        Reply second = new Reply(time("09:30"), BOB);
        assertThat(fact.customerMessages())
                .containsExactly(
                        new CustomerMessage(time("09:05"), first),
                        new CustomerMessage(time("09:20"), second),
                        new CustomerMessage(time("09:25"), second),
                        new CustomerMessage(time("09:40"), null));
    }

    @Test
    void aReplyInTheMinuteOfTheMessageAnswersIt() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED)
                .from("a", "09:05", INTERACTION_REPLIED, AUTHOR, "agent", AGENT, "ann")
                .from("b", "09:05", INTERACTION_REPLIED, AUTHOR, "customer")
                .interaction();

        assertThat(fact.customerMessages())
                .containsExactly(new CustomerMessage(time("09:05"), new Reply(time("09:05"), ANN)));
    }

    @Test
    void theFirstAssignmentAfterABotsReplyIsTheHandover() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED)
                .at("09:01", INTERACTION_REPLIED, AUTHOR, "bot")
                .at("09:02", INTERACTION_REPLIED, AUTHOR, "agent", AGENT, "ann")
                .at("09:03", INTERACTION_ASSIGNED, AGENT, "bob")
                .at("09:08", INTERACTION_REPLIED, AUTHOR, "agent")
                .at("09:09", INTERACTION_TRANSFERRED, AGENT, "ann")
                .interaction();

        assertThat(fact.firstReply()).isEqualTo(new Reply(time("09:02"), ANN));
        assertThat(fact.handover()).isEqualTo(new Handover(time("09:03"), new Reply(time("09:08"), BOB)));
        assertThat(fact.transfers()).isEqualTo(new Occurrences(time("09:09"), 1));
    }

    @Test
    void aTransferThatIsTheHandoverIsNotCounted() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED)
                .at("09:01", INTERACTION_REPLIED, AUTHOR, "bot")
                .at("09:03", INTERACTION_TRANSFERRED, TEAM, "desk")
                .interaction();

        assertThat(fact.handover()).isEqualTo(new Handover(time("09:03"), null));
        assertThat(fact.transfers()).isEqualTo(Occurrences.NONE);
        assertThat(fact.current()).isEqualTo(new Attribution(null, "desk"));
    }

    @Test
    void aTransferBeforeAnyBotRepliedIsATransfer() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED)
                .at("09:03", INTERACTION_TRANSFERRED, TEAM, "desk")
                .at("09:04", INTERACTION_REPLIED, AUTHOR, "bot")
                .interaction();

        assertThat(fact.handover()).isNull();
        assertThat(fact.transfers()).isEqualTo(new Occurrences(time("09:03"), 1));
    }

    @Test
    void anEscalationIsNoHandover() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED)
                .at("09:01", INTERACTION_REPLIED, AUTHOR, "bot")
                .at("09:03", INTERACTION_ESCALATED, TEAM, "experts")
                .interaction();

        assertThat(fact.handover()).isNull();
        assertThat(fact.escalations()).isEqualTo(new Occurrences(time("09:03"), 1));
    }

    @Test
    void aReplyInTheMinuteOfTheHandoverAnswersIt() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED)
                .at("09:01", INTERACTION_REPLIED, AUTHOR, "bot")
                .at("09:03", INTERACTION_ASSIGNED, TEAM, "desk")
                .at("09:03", INTERACTION_REPLIED, AUTHOR, "agent", AGENT, "ann")
                .at("09:30", INTERACTION_REPLIED, AUTHOR, "agent", AGENT, "bob")
                .interaction();

        assertThat(fact.handover()).isEqualTo(new Handover(time("09:03"), new Reply(time("09:03"), ANN)));
    }

    @Test
    void transfersAndEscalationsAreCounted() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED)
                .at("09:10", INTERACTION_TRANSFERRED, TEAM, "billing")
                .at("09:20", INTERACTION_TRANSFERRED)
                .at("09:30", INTERACTION_ESCALATED)
                .at("09:40", INTERACTION_ESCALATED, AGENT, "cem")
                .at("09:50", INTERACTION_ASSIGNED, AGENT, "dora")
                .interaction();

        assertThat(fact.transfers()).isEqualTo(new Occurrences(time("09:10"), 2));
        assertThat(fact.escalations()).isEqualTo(new Occurrences(time("09:30"), 2));
    }

    @Test
    void aTransferBeforeTheOpeningCountsAsAtTheOpeningAndIsFlagged() {
        InteractionFact fact = new Story()
                .at("08:50", INTERACTION_TRANSFERRED, TEAM, "desk")
                .at("09:00", INTERACTION_OPENED)
                .interaction();

        assertThat(fact.transfers()).isEqualTo(new Occurrences(time("09:00"), 1));
        assertThat(fact.flags()).containsExactly(Flag.EVENT_BEFORE_OPENING);
    }
}
