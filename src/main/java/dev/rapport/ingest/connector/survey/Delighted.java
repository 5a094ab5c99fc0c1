package dev.rapport.ingest.connector.survey;

import dev.rapport.ingest.connector.Connector;
import dev.rapport.ingest.connector.Delivery;
import dev.rapport.ingest.connector.Mapping;
import dev.rapport.ingest.connector.Mapping.Question;
import dev.rapport.ingest.connector.Signature;
import dev.rapport.ingest.connector.Translation;
import dev.rapport.ingest.connector.Vocabulary;
import dev.rapport.ingest.connector.reading.Hmac;
import dev.rapport.ingest.connector.reading.HmacSignature;
import dev.rapport.ingest.connector.reading.MappedFields;
import dev.rapport.ingest.connector.reading.Part;
import dev.rapport.ingest.connector.reading.UnexpectedShape;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Delighted. It tells of a response when the score is clicked and again with each change. Its event ids are not relied
 * upon: one of them has been seen with two scores.
 */
public final class Delighted implements Connector {
    private static final Signature SIGNATURE =
            HmacSignature.ofBody("X-Delighted-Webhook-Signature", Hmac.SHA256, HmacSignature.Encoding.HEX, "sha256=");
    private static final Set<String> RESPONSES = Set.of("survey_response.created", "survey_response.updated");

    @Override
    public String name() {
        return "delighted";
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
        Part event = Part.of("", delivery.json());
        return UnexpectedShape.orKept(() -> {
            String type =
                    UnexpectedShape.required(event.text("event_type"), event.sentence("event_type", "an event's type"));
            return RESPONSES.contains(type)
                    ? response(event, event.part("event_data"), mapping)
                    : new Translation.Ignored(
                            type + " is not about an answer; survey_response.created and survey_response.updated are");
        });
    }

    private static Translation response(Part event, Part data, Mapping mapping) {
        Instant time = data.requiredEpochSeconds(data.has("updated_at") ? "updated_at" : "created_at");
        MappedFields fields = new MappedFields(
                mapping, event.json(), name -> data.part("person_properties").raw(name));
        Response response = new Response(
                data.requiredId("id"),
                null,
                time,
                data.part("person").id("id"),
                data.json(),
                mapping.fields().containsKey("comment") ? fields.value("comment") : data.text("comment"));
        return response.translate(answers(data), fields, mapping, "the response has no score yet");
    }

    private static List<GivenAnswer> answers(Part data) {
        List<GivenAnswer> answers = new ArrayList<>();
        // The first surveys had one type, so that their responses do not name it.
        String text = data.id("survey_type");
        String type = text == null ? "nps" : text;
        if (data.has("score")) {
            String score = UnexpectedShape.required(data.text("score"), data.sentence("score", "a score"));
            answers.add(new GivenAnswer(type, List.of(type), List.of(), List.of(score), byType(type)));
        }
        for (Part additional : data.parts("additional_answers")) {
            String question = additional.part("question").id("id");
            Part value = additional.part("value");
            Part choice = value.part("select_one");
            String choiceId = choice.text("id");
            List<String> choices = choiceId == null ? List.of() : List.of(choiceId);
            List<String> values = Stream.of(value.text("scale"), choice.text("text"))
                    .filter(Objects::nonNull)
                    .toList();
            if (question != null && !(choices.isEmpty() && values.isEmpty())) {
                answers.add(new GivenAnswer(question, List.of(question), choices, values, null));
            }
        }
        return answers;
    }

    /** Employees (enps) and product-market fit (pmf) are not about service to customers. */
    private static @Nullable Question byType(String type) {
        return switch (type) {
            case "nps" -> QuestionKinds.usual("nps");
            case "csat", "smileys", "stars", "five_star" -> QuestionKinds.onScale("csat", 1, 5);
            case "ces" -> QuestionKinds.onScale("ces", 1, 5);
            case "thumbs" -> QuestionKinds.onScale("csat", 0, 1);
            default -> null;
        };
    }
}
