package dev.rapport.ingest.connector.survey;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.ingest.connector.Connector;
import dev.rapport.ingest.connector.Delivery;
import dev.rapport.ingest.connector.EventDocument;
import dev.rapport.ingest.connector.Mapping;
import dev.rapport.ingest.connector.Signature;
import dev.rapport.ingest.connector.Translation;
import dev.rapport.ingest.connector.Vocabulary;
import dev.rapport.ingest.connector.reading.Part;
import dev.rapport.ingest.connector.reading.UnexpectedShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Formbricks. Its three triggers bring the whole response as it stands, so that each of them will do and all of them
 * count once.
 */
public final class Formbricks implements Connector {
    private static final Signature SIGNATURE = new StandardWebhooksSignature();
    private static final Set<String> RESPONSES = Set.of("responseCreated", "responseUpdated", "responseFinished");

    @Override
    public String name() {
        return "formbricks";
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public Vocabulary vocabulary() {
        return Vocabulary.ofAnswers();
    }

    @Override
    public Translation translate(Delivery delivery, Mapping mapping) {
        return UnexpectedShape.orKept(() -> delivery.json().isArray()
                ? several(delivery.json(), mapping)
                : one(Part.of("", delivery.json()), mapping));
    }

    private static Translation one(Part notice, Mapping mapping) {
        String event = UnexpectedShape.required(notice.text("event"), notice.sentence("event", "an event's type"));
        return RESPONSES.contains(event)
                ? FormbricksResponse.translate(notice, mapping)
                : new Translation.Ignored(
                        event + " is not about an answer; responseCreated, responseUpdated and responseFinished are");
    }

    /** The vendor's documentation shows its notices as lists of one. */
    private static Translation several(JsonNode notices, Mapping mapping) {
        List<EventDocument> events = new ArrayList<>();
        Translation last = new Translation.Ignored("the list is empty");
        for (JsonNode notice : notices) {
            last = one(Part.of("", notice), mapping);
            if (last instanceof Translation.Events told) {
                events.addAll(told.events());
            }
        }
        return events.isEmpty() ? last : new Translation.Events(events);
    }
}
