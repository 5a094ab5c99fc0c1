package dev.rapport.ingest.connector.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.event.EventKey;
import dev.rapport.event.ServiceEvent;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.fact.Fold;
import dev.rapport.fact.InteractionFact;
import dev.rapport.fact.SubjectFacts;
import dev.rapport.fact.SurveyFact;
import dev.rapport.ingest.connector.Bodies;
import dev.rapport.ingest.connector.DeliveryOrder;
import dev.rapport.ingest.connector.Mapping;
import dev.rapport.ingest.connector.Translation;
import dev.rapport.terms.ServiceTerms;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the deliveries of one ticket come to, one after the other. */
class TicketCourseTest {
    private static final JsonNode BY_STATE = Bodies.json("{\"X-Zammad-Trigger\": \"Rapport: state\"}");
    private static final JsonNode NEW = Bodies.json("""
            {"ticket": {"id": 81, "created_at": "2026-03-02T09:00:00Z", "updated_at": "2026-03-02T09:00:01Z",
             "state": "new", "group": {"name": "First line"}, "owner_id": 1, "article_ids": [104, 105],
             "create_article_type": "web", "create_article_sender": "Customer", "close_at": null, "last_close_at": null,
             "last_owner_update_at": null},
             "article": {"id": 105, "sender": "System", "internal": false, "created_at": "2026-03-02T09:00:01Z"}}
            """);
    private static final JsonNode FRESHDESK = Bodies.json("""
            {"event": "onTicketUpdate", "timestamp": 1772443800, "data": {"ticket": {"id": 452,
             "created_at": "2026-03-02T09:00:00Z", "updated_at": "2026-03-02T09:30:00Z", "priority": 1,
             "changes": {"priority": [2, 1]}}}}
            """);

    private final Map<EventKey, SubmittedEvent> journal = new HashMap<>();

    @Test
    void aTicketIsOpenedThoughAnAutomaticArticleIsItsLastOne() {
        tell("zammad", NEW, Map.of());

        assertThat(fact().openedAt()).isEqualTo(Instant.parse("2026-03-02T09:00:00Z"));
        assertThat(fact().customerMessages()).isEmpty();
    }

    @Test
    void aPauseAfterAnEarlierClosingEnds() {
        tell("zammad", NEW, Map.of());
        tell("zammad", at("10:00", "closed", Map.of("/ticket/last_close_at", "\"2026-03-02T10:00:00Z\"")), Map.of());
        Map<String, String> closedBefore = Map.of("/ticket/last_close_at", "\"2026-03-02T10:00:00Z\"");
        tell("zammad", at("11:00", "open", closedBefore), Map.of());
        tell("zammad", at("12:00", "pending reminder", closedBefore), Map.of());
        tell("zammad", at("13:00", "open", closedBefore), Map.of());

        assertThat(fact().pauses())
                .containsExactly(new InteractionFact.Interval(
                        Instant.parse("2026-03-02T12:00:00Z"), Instant.parse("2026-03-02T13:00:00Z")));
        assertThat(fact().reopens().count()).isEqualTo(1);
        assertThat(fact().state()).isEqualTo(InteractionFact.State.OPEN);
    }

    @Test
    void theGroupOfTodayIsNotInChargeOfYesterday() {
        tell("zammad", NEW, Map.of());
        tell(
                "zammad",
                at(
                        "14:00",
                        "open",
                        Map.of(
                                "/ticket/owner_id", "3",
                                "/ticket/last_owner_update_at", "\"2026-03-02T09:10:00Z\"",
                                "/ticket/group", "{\"name\": \"Workshop\"}")),
                Map.of());

        assertThat(fact().inCharge())
                .extracting(span ->
                        span.from() + " " + span.who().team() + " " + span.who().agent())
                .containsExactly(
                        "2026-03-02T09:00:00Z First line null",
                        "2026-03-02T09:10:00Z First line 3",
                        "2026-03-02T14:00:00Z Workshop 3");
        assertThat(fact().opening().agent()).isNull();
    }

    @Test
    void theOwnerThatATicketWasOpenedWithIsTheOpenings() {
        String since = "\"2026-03-02T09:00:00.100Z\"";
        Map<String, String> owned = Map.of("/ticket/owner_id", "3", "/ticket/last_owner_update_at", since);
        Map<String, String> passedOn =
                Map.of("/ticket/owner_id", "4", "/ticket/last_owner_update_at", "\"2026-03-02T10:00:00Z\"");
        tell("zammad", at("10:00", "open", passedOn), Map.of());
        tell("zammad", at("09:30", "open", owned), Map.of());

        assertThat(fact().opening().agent()).isEqualTo("3");
        assertThat(fact().current().agent()).isEqualTo("4");
    }

    @Test
    void withoutTheTimeOfItsOwnerOnlyTheDeliveryOfTheCreationTellsTheOpenings() {
        tell("zammad", at("10:00", "open", Map.of("/ticket/owner_id", "4")), Map.of());
        assertThat(fact().opening().agent()).isNull();

        tell("zammad", DeliveryOrder.changed(NEW, Map.of("/ticket/owner_id", "3")), Map.of());
        assertThat(fact().opening().agent()).isEqualTo("3");
    }

    @Test
    void nothingOfTheMappingIsInTheIdsOfWhatIsTold() {
        JsonNode owned = DeliveryOrder.changed(NEW, Map.of("/ticket/owner_id", "3"));
        Map<String, Map<String, String>> names = Map.of(
                "agent", Map.of("3", "Ann"),
                "team", Map.of("First line", "front"),
                "channel", Map.of("web", "kiosk"));

        assertThat(ids("zammad", owned, names))
                .isEqualTo(ids("zammad", owned, Map.of()))
                .contains("81:opened");
    }

    @Test
    void aCommentThatComesAfterAScoreOfTheSameTimeIsARevision() {
        JsonNode rating = Bodies.json("""
                {"satisfaction_rating": {"id": 4, "ticket_id": 452, "updated_at": "2026-03-02T09:30:00Z",
                 "ratings": {"default_question": 103}, "feedback": null}}
                """);
        tell("freshdesk", rating, Map.of());
        tell(
                "freshdesk",
                DeliveryOrder.changed(rating, Map.of("/satisfaction_rating/feedback", "\"Thank you.\"")),
                Map.of());

        assertThat(survey().revisions()).isEqualTo(2);
        assertThat(survey().comment()).isEqualTo("Thank you.");
    }

    @Test
    void twoChangesOfOneSecondAreNoConflict() {
        tell("freshdesk", FRESHDESK, Map.of());
        tell("freshdesk", DeliveryOrder.changed(FRESHDESK, Map.of("/data/ticket/priority", "4")), Map.of());

        assertThat(journal).hasSize(2);
    }

    private static JsonNode at(String time, String state, Map<String, String> members) {
        return DeliveryOrder.changed(
                DeliveryOrder.changed(NEW, members),
                Map.of(
                        "/ticket/updated_at", "\"2026-03-02T%s:00Z\"".formatted(time),
                        "/ticket/state", "\"%s\"".formatted(state)));
    }

    private void tell(String vendor, JsonNode body, Map<String, Map<String, String>> values) {
        Mapping said = Bodies.mapping(vendor);
        Mapping mapping = new Mapping(said.prefix(), said.zone(), said.fields(), values, said.questions());
        Translation translation = GoldenDelivery.connector(vendor).translate(Bodies.delivery(BY_STATE, body), mapping);
        Bodies.events(translation).forEach(document -> {
            SubmittedEvent event = Bodies.accepted(document);
            SubmittedEvent before = journal.putIfAbsent(event.key(), event);
            assertThat(before == null || before.equals(event))
                    .as("%s conflicts with %s", event, before)
                    .isTrue();
        });
    }

    private static List<String> ids(String vendor, JsonNode body, Map<String, Map<String, String>> values) {
        Mapping said = Bodies.mapping(vendor);
        Mapping mapping = new Mapping(said.prefix(), said.zone(), said.fields(), values, said.questions());
        return Bodies.events(GoldenDelivery.connector(vendor).translate(Bodies.delivery(BY_STATE, body), mapping))
                .stream()
                .map(event -> event.toJson().get("id").asText())
                .toList();
    }

    private SubjectFacts facts() {
        return Fold.of(journal.values().stream().map(ServiceEvent::from).toList(), ServiceTerms.NONE);
    }

    private InteractionFact fact() {
        return facts().interaction().orElseThrow();
    }

    private SurveyFact survey() {
        return facts().surveys().values().iterator().next();
    }
}
