package dev.rapport.ingest.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rapport.event.EventKey;
import dev.rapport.event.ServiceEvent;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.fact.Fold;
import dev.rapport.fact.SubjectFacts;
import dev.rapport.terms.ServiceTerms;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Delivers bodies in every order, each of them twice, as vendors do, and folds what is accepted. */
public final class DeliveryOrder {
    private DeliveryOrder() {}

    /** A body with some of its members replaced; a name with slashes is a pointer to the member. */
    public static JsonNode changed(JsonNode body, Map<String, String> members) {
        JsonNode copy = body.deepCopy();
        members.forEach((pointer, json) -> {
            int last = pointer.lastIndexOf('/');
            ((ObjectNode) copy.at(pointer.substring(0, last))).set(pointer.substring(last + 1), Bodies.json(json));
        });
        return copy;
    }

    /** The facts of the only subject that the bodies are about: the same ones, in whatever order they come. */
    public static SubjectFacts facts(String vendor, Mapping mapping, List<JsonNode> bodies) {
        return facts(vendor, mapping, Bodies.json("{}"), bodies);
    }

    /** The same, with headers on each delivery. */
    public static SubjectFacts facts(String vendor, Mapping mapping, JsonNode headers, List<JsonNode> bodies) {
        SubjectFacts first = null;
        for (int seed = 0; seed < 20; seed++) {
            List<JsonNode> deliveries = new ArrayList<>(bodies);
            deliveries.addAll(bodies);
            Collections.shuffle(deliveries, new Random(seed));
            SubjectFacts facts = delivered(vendor, mapping, headers, deliveries);
            first = first == null ? facts : first;
            assertThat(facts).as("seed %d", seed).isEqualTo(first);
        }
        return Objects.requireNonNull(first);
    }

    /** As the journal does: of one identity the first stays, the same again is a duplicate, another content a conflict. */
    private static SubjectFacts delivered(String vendor, Mapping mapping, JsonNode headers, List<JsonNode> deliveries) {
        Connector connector = Objects.requireNonNull(Bodies.CONNECTORS.get(vendor));
        Map<EventKey, SubmittedEvent> journal = new HashMap<>();
        for (JsonNode body : deliveries) {
            Translation translation = connector.translate(Bodies.delivery(headers, body), mapping);
            if (translation instanceof Translation.Events told) {
                for (EventDocument document : told.events()) {
                    SubmittedEvent event = Bodies.accepted(document);
                    SubmittedEvent before = journal.putIfAbsent(event.key(), event);
                    assertThat(before == null || before.equals(event))
                            .as("%s conflicts with %s", event, before)
                            .isTrue();
                }
            }
        }
        assertThat(journal.values().stream().map(SubmittedEvent::subject).distinct())
                .hasSize(1);
        return Fold.of(journal.values().stream().map(ServiceEvent::from).toList(), ServiceTerms.NONE);
    }
}
