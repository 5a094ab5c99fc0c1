package dev.rapport.fact;

import static dev.rapport.event.EventType.*;
import static dev.rapport.event.Field.*;
import static dev.rapport.fact.Story.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.event.ServiceEvent.Attribution;
import dev.rapport.fact.InteractionFact.InCharge;
import dev.rapport.fact.InteractionFact.Reply;
import org.junit.jupiter.api.Test;

class AttributionFoldTest {
    private static final Attribution ANN_OF_DESK = new Attribution("ann", "desk");
    private static final Attribution BOB_OF_NIGHT = new Attribution("bob", "night");

    @Test
    void yesterdaysReplyIsNotCreditedToTodaysAssignee() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED)
                .at("09:01", INTERACTION_ASSIGNED, AGENT, "ann", TEAM, "desk")
                .at("09:05", INTERACTION_REPLIED, AUTHOR, "agent")
                .at("10:00", INTERACTION_RESOLVED)
                .at("11:00", INTERACTION_REOPENED)
                .at("12:00", INTERACTION_ASSIGNED, AGENT, "bob", TEAM, "night")
                .at("13:00", INTERACTION_RESOLVED)
                .interaction();

        assertThat(fact.opening()).isEqualTo(Attribution.NOBODY);
        assertThat(fact.firstReply()).isEqualTo(new Reply(time("09:05"), ANN_OF_DESK));
        assertThat(fact.resolution().firstBy()).isEqualTo(ANN_OF_DESK);
        assertThat(fact.current()).isEqualTo(BOB_OF_NIGHT);
    }

    @Test
    void whoRepliesOrResolvesIsCreditedRatherThanWhoIsInCharge() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED, AGENT, "ann", TEAM, "desk")
                .at("09:05", INTERACTION_REPLIED, AUTHOR, "agent", AGENT, "bob", TEAM, "night")
                .at("10:00", INTERACTION_RESOLVED, AGENT, "cem")
                .interaction();

        assertThat(fact.firstReply()).isEqualTo(new Reply(time("09:05"), BOB_OF_NIGHT));
        assertThat(fact.resolution().firstBy()).isEqualTo(new Attribution("cem", "desk"));
        assertThat(fact.current()).isEqualTo(ANN_OF_DESK);
    }

    @Test
    void aTransferToAnotherTeamThatNamesNobodyLeavesNobodyInCharge() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED, AGENT, "ann", TEAM, "desk")
                .at("09:30", INTERACTION_TRANSFERRED, TEAM, "night")
                .interaction();

        assertThat(fact.current()).isEqualTo(new Attribution(null, "night"));
    }

    @Test
    void aTransferWithinTheTeamThatNamesNobodyKeepsTheAgent() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED, AGENT, "ann", TEAM, "desk")
                .at("09:30", INTERACTION_TRANSFERRED, TEAM, "desk")
                .interaction();

        assertThat(fact.current()).isEqualTo(ANN_OF_DESK);
    }

    @Test
    void anEscalationPutsSomebodyElseInCharge() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED, AGENT, "ann", TEAM, "desk")
                .at("09:30", INTERACTION_ESCALATED, AGENT, "bob", TEAM, "night")
                .at("10:00", INTERACTION_RESOLVED)
                .interaction();

        assertThat(fact.resolution().firstBy()).isEqualTo(BOB_OF_NIGHT);
    }

    @Test
    void whoWasInChargeIsKeptForEveryMoment() {
        InteractionFact fact = new Story()
                .at("09:00", INTERACTION_OPENED, TEAM, "desk")
                .at("09:10", INTERACTION_ASSIGNED, AGENT, "ann")
                .at("09:20", INTERACTION_ASSIGNED, AGENT, "ann", TEAM, "desk")
                .at("09:30", INTERACTION_ASSIGNED, AGENT, "cem")
                .at("09:30", INTERACTION_ESCALATED, AGENT, "bob", TEAM, "night")
                .interaction();

        assertThat(fact.inCharge())
                .containsExactly(
                        new InCharge(time("09:00"), new Attribution(null, "desk")),
                        new InCharge(time("09:10"), ANN_OF_DESK),
                        new InCharge(time("09:30"), BOB_OF_NIGHT));
    }

    @Test
    void anAssignmentBeforeTheOpeningIsInForceFromIt() {
        InteractionFact fact = new Story()
                .at("08:50", INTERACTION_ASSIGNED, AGENT, "bob", TEAM, "night")
                .at("09:00", INTERACTION_OPENED, AGENT, "ann", TEAM, "desk")
                .interaction();

        assertThat(fact.opening()).isEqualTo(ANN_OF_DESK);
        assertThat(fact.inCharge()).containsExactly(new InCharge(time("09:00"), BOB_OF_NIGHT));
        assertThat(fact.flags()).containsExactly(Flag.EVENT_BEFORE_OPENING);
    }

    @Test
    void withoutAnOpeningTheFirstAssignmentIsTheBeginning() {
        InteractionFact fact = new Story()
                .at("09:30", INTERACTION_ASSIGNED, AGENT, "ann", TEAM, "desk")
                .interaction();

        assertThat(fact.inCharge()).containsExactly(new InCharge(time("09:30"), ANN_OF_DESK));
        assertThat(fact.current()).isEqualTo(ANN_OF_DESK);
    }
}
