package dev.rapport.ingest.connector.survey;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.event.Subject;
import dev.rapport.ingest.connector.EventDocument;
import dev.rapport.ingest.connector.Mapping;
import dev.rapport.ingest.connector.Mapping.Question;
import dev.rapport.ingest.connector.Translation;
import dev.rapport.ingest.connector.reading.EventId;
import dev.rapport.ingest.connector.reading.MappedFields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One response to one survey, as it stands at a time. An event's id has that time, the number that was answered and a
 * digest of all that the vendor says: the same state twice is a duplicate, a changed one a revision of which the last
 * counts, and neither is a conflict.
 *
 * @param id the vendor's
 * @param survey the vendor's name or id of the survey, null when it has none
 * @param time when the response came to stand so
 * @param customerId the vendor's id of the respondent; the one that is mapped goes before it
 * @param said the response as the vendor tells it
 * @param comment what the respondent wrote, told with the first answer
 */
record Response(
        String id,
        @Nullable String survey,
        Instant time,
        @Nullable String customerId,
        JsonNode said,
        @Nullable String comment) {

    /** The events of those answers that mean something; {@code nothing} is said of a response without any answer. */
    Translation translate(List<GivenAnswer> answers, MappedFields fields, Mapping mapping, String nothing) {
        List<EventDocument> events = new ArrayList<>();
        List<String> unmapped = new ArrayList<>();
        String digest = EventId.digest(said);
        for (GivenAnswer answer : answers) {
            Optional<Question> meaning = answer.meaning(mapping);
            if (meaning.isEmpty()) {
                unmapped.add(answer.question());
                continue;
            }
            Optional<Score> score = Score.of(answer, meaning.get(), mapping);
            if (score.isPresent()) {
                events.add(event(answer, meaning.get(), score.get(), fields, mapping, digest, events.isEmpty()));
            }
        }
        if (!events.isEmpty()) {
            return new Translation.Events(events);
        }
        return new Translation.Ignored(unmapped.isEmpty() ? nothing : unmappedReason(unmapped));
    }

    private EventDocument event(
            GivenAnswer answer,
            Question meaning,
            Score score,
            MappedFields fields,
            Mapping mapping,
            String digest,
            boolean isFirst) {
        String responseId = EventId.checked(mapping.prefix() + ":" + id);
        String about = fields.valueOrNamesake(Field.INTERACTION_ID.wireName());
        String subject = about == null ? Subject.ofResponse(responseId).value() : about;
        String mappedCustomer = fields.customer(fields.valueOrNamesake(Field.CUSTOMER_ID.wireName()));
        EventDocument event = EventDocument.of(
                        EventType.SURVEY_ANSWERED,
                        mapping.prefix(),
                        EventId.of(id, answer.question(), time.toString(), answer.number(), digest),
                        EventId.checked(subject),
                        time)
                .with(Field.RESPONSE_ID, responseId)
                .with(
                        Field.SURVEY,
                        MappedFields.fitting(Field.SURVEY, meaning.survey() == null ? survey : meaning.survey()))
                .with(Field.QUESTION, answer.question())
                .with(Field.CUSTOMER_ID, mappedCustomer != null ? mappedCustomer : fields.customer(customerId))
                .with(Field.COMMENT, isFirst ? MappedFields.fitting(Field.COMMENT, comment) : null);
        score.addTo(event);
        fields.addTo(event, Field.CHANNEL, Field.TEAM, Field.AGENT, Field.LOCATION);
        return event;
    }

    private static String unmappedReason(List<String> unmapped) {
        return "none of the answered questions is mapped; say under questions what one of them asks, such as {\"%s\": {\"kind\": \"csat\"}}; answered: %s"
                .formatted(unmapped.get(0), String.join(", ", unmapped.subList(0, Math.min(20, unmapped.size()))));
    }
}
