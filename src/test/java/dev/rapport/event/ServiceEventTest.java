package dev.rapport.event;

import static dev.rapport.event.EventType.*;
import static dev.rapport.event.Field.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.event.ServiceEvent.Attribution;
import dev.rapport.event.ServiceEvent.Author;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceEventTest {
    private static final Instant TIME = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void theTypesAreInTheOrderInWhichEqualTimesAreFolded() {
        assertThat(EventType.wireNames())
                .containsExactly(
                        "interaction.opened",
                        "interaction.updated",
                        "interaction.replied",
                        "interaction.assigned",
                        "interaction.transferred",
                        "interaction.escalated",
                        "interaction.paused",
                        "interaction.resumed",
                        "interaction.resolved",
                        "interaction.reopened",
                        "interaction.abandoned",
                        "interaction.discarded",
                        "survey.sent",
                        "survey.answered",
                        "purchase.completed",
                        "purchase.cancelled",
                        "purchase.refunded",
                        "customer.merged",
                        "event.voided");
        assertThat(Stream.of(EventType.values()).map(EventType::wireName).map(EventType::fromWireName))
                .allMatch(type -> type.isPresent());
        assertThat(EventType.fromWireName("Interaction.Opened")).isEmpty();
    }

    @Test
    void eventsAreOrderedByTimeThenTypeThenSourceThenId() {
        List<ServiceEvent> ordered = List.of(
                event(EVENT_VOIDED, "z", "9", TIME.minusNanos(1000)),
                event(INTERACTION_OPENED, "b", "2", TIME),
                event(INTERACTION_RESOLVED, "a", "3", TIME),
                event(INTERACTION_REOPENED, "a", "2", TIME),
                event(INTERACTION_REOPENED, "b", "1", TIME),
                event(INTERACTION_REOPENED, "b", "10", TIME),
                event(INTERACTION_REOPENED, "b", "2", TIME),
                event(INTERACTION_OPENED, "a", "1", TIME.plusNanos(1000)));

        assertThat(ordered.stream()
                        .sorted(Comparator.comparing(
                                event -> event.header().key().toString()))
                        .sorted(ServiceEvent.FOLD_ORDER))
                .containsExactlyElementsOf(ordered);
    }

    @Test
    void aReplyIsPublicUnlessSaidOtherwise() {
        assertThat(reply(Author.AGENT, null).isHumanAnswer()).isTrue();
        assertThat(reply(Author.AGENT, true).isHumanAnswer()).isTrue();
        assertThat(reply(Author.AGENT, false).isHumanAnswer()).isFalse();
        assertThat(reply(Author.BOT, null).isHumanAnswer()).isFalse();
        assertThat(reply(Author.CUSTOMER, null).isHumanAnswer()).isFalse();
    }

    @Test
    void aResolutionWasInReachOfTheFirstLineUnlessSaidOtherwiseAndHasNoFlagOfTheAgents() {
        ServiceEvent.Resolved resolved = (ServiceEvent.Resolved) event(INTERACTION_RESOLVED, "a", "1", TIME);

        assertThat(resolved.resolvableAtFirstLine()).isTrue();
        assertThat(resolved.firstContact()).isNull();
    }

    @Test
    void aDismissedQuestionHasNoAnswer() {
        assertThat(answered(FieldValues.builder().text(KIND, "nps").text(STATUS, "dismissed"))
                        .answer())
                .isNull();
    }

    @Test
    void anAnswerHasTheScaleAndTheThresholdOfItsKind() {
        assertThat(answered(FieldValues.builder().text(KIND, "nps").decimal(SCORE, BigDecimal.TEN))
                        .answer())
                .isEqualTo(new ServiceEvent.Answer(BigDecimal.TEN, Scale.of(0, 10), BigDecimal.valueOf(9)));
        assertThat(answered(FieldValues.builder()
                                .text(KIND, "csat")
                                .scale(Scale.of(1, 10))
                                .decimal(SCORE, BigDecimal.TEN)
                                .decimal(SATISFIED_FROM, BigDecimal.valueOf(7)))
                        .answer())
                .isEqualTo(new ServiceEvent.Answer(BigDecimal.TEN, Scale.of(1, 10), BigDecimal.valueOf(7)));
    }

    @Test
    void absentEmptyAndZeroAreNoCustomer() {
        assertThat(ServiceEvent.identified(null)).isEmpty();
        assertThat(ServiceEvent.identified("")).isEmpty();
        assertThat(ServiceEvent.identified("0")).isEmpty();
        assertThat(ServiceEvent.identified("00")).contains("00");
        assertThat(ServiceEvent.identified("zendesk:0")).contains("zendesk:0");
    }

    @ParameterizedTest(name = "({0}, {1}) after ({2}, {3}) is ({4}, {5})")
    @CsvSource({
        ",,ann,desk,ann,desk",
        "bob,,ann,desk,bob,desk",
        ",desk,ann,desk,ann,desk",
        ",night,ann,desk,,night",
        "bob,night,ann,desk,bob,night",
        ",night,ann,,ann,night",
        "bob,,,,bob,",
        ",night,,,,night",
        ",,,,,"
    })
    void whatIsNotNamedIsTakenFromBeforeAndAnAgentOnlyWithinTheTeam(
            @Nullable String agent,
            @Nullable String team,
            @Nullable String agentBefore,
            @Nullable String teamBefore,
            @Nullable String agentAfter,
            @Nullable String teamAfter) {
        assertThat(new Attribution(agent, team).completedBy(new Attribution(agentBefore, teamBefore)))
                .isEqualTo(new Attribution(agentAfter, teamAfter));
    }

    private static ServiceEvent.Replied reply(Author author, @Nullable Boolean isPublic) {
        FieldValues values = FieldValues.builder()
                .text(AUTHOR, author.name().toLowerCase(java.util.Locale.ROOT))
                .truth(PUBLIC, isPublic)
                .build();
        return (ServiceEvent.Replied) ServiceEvent.from(
                new SubmittedEvent(INTERACTION_REPLIED, new EventKey("crm", "e1"), new Subject("1001"), TIME, values));
    }

    private static ServiceEvent.SurveyAnswered answered(FieldValues.Builder values) {
        return (ServiceEvent.SurveyAnswered) ServiceEvent.from(new SubmittedEvent(
                SURVEY_ANSWERED, new EventKey("crm", "e1"), new Subject("1001"), TIME, values.build()));
    }

    private static ServiceEvent event(EventType type, String source, String id, Instant time) {
        FieldValues values = type == EVENT_VOIDED
                ? FieldValues.builder().voids(new EventKey("crm", "e1")).build()
                : FieldValues.none();
        return ServiceEvent.from(new SubmittedEvent(type, new EventKey(source, id), new Subject("1001"), time, values));
    }
}
