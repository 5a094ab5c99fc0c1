package dev.rapport.ingest.connector.survey;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.ingest.connector.Connector;
import dev.rapport.ingest.connector.Delivery;
import dev.rapport.ingest.connector.Mapping;
import dev.rapport.ingest.connector.Signature;
import dev.rapport.ingest.connector.Translation;
import dev.rapport.ingest.connector.Vocabulary;
import dev.rapport.ingest.connector.reading.MappedFields;
import dev.rapport.ingest.connector.reading.Part;
import dev.rapport.ingest.connector.reading.UnexpectedShape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * SurveyMonkey. Its webhooks only say that there is a response; the answers are fetched, or posted in full by somebody who
 * has fetched them.
 */
public final class SurveyMonkey implements Connector {
    private static final Signature SIGNATURE = new SurveyMonkeySignature();
    private static final Set<String> WITH_ANSWERS =
            Set.of("response_created", "response_updated", "response_completed");
    private static final Set<String> TRIALS = Set.of("preview", "survey_preview");
    private static final Pattern PLAIN_ID = Pattern.compile("[A-Za-z0-9_-]+");

    @Override
    public String name() {
        return "surveymonkey";
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
        Part body = Part.of("", delivery.json());
        return UnexpectedShape.orKept(() -> {
            if (body.has("event_type")) {
                return notice(body);
            }
            return response(body, mapping);
        });
    }

    private static Translation notice(Part notice) {
        String type =
                UnexpectedShape.required(notice.text("event_type"), notice.sentence("event_type", "an event's type"));
        if (!WITH_ANSWERS.contains(type)) {
            return new Translation.Ignored(
                    type.equals("response_deleted")
                            ? "a deleted response stays the answer that it was; void its events to take it back"
                            : type + " is not about an answer; response_completed and response_updated are");
        }
        Part resources = notice.part("resources");
        return new Translation.Fetch("surveys/%s/responses/%s/details"
                .formatted(pathId(resources, "survey_id"), pathId(notice, "object_id")));
    }

    /** An id that can stand in a path without changing where it leads. */
    private static String pathId(Part part, String member) {
        String id = part.requiredId(member);
        if (!PLAIN_ID.matcher(id).matches()) {
            throw new UnexpectedShape(part.sentence(member, "an id of letters, digits, _ and -"));
        }
        return id;
    }

    private static Translation response(Part body, Mapping mapping) {
        if (!body.raw("pages").isArray()) {
            throw new UnexpectedShape(
                    "the body has neither event_type, as a webhook has, nor pages with the answers, as a response has");
        }
        String id = body.requiredId("id");
        String status = body.text("response_status");
        String mode = body.text("collection_mode");
        if ("disqualified".equals(status) || "overquota".equals(status)) {
            return new Translation.Ignored("response %s is %s".formatted(id, status));
        }
        if (mode != null && TRIALS.contains(mode)) {
            return new Translation.Ignored("response %s is a preview".formatted(id));
        }
        List<SurveyMonkeyQuestion> questions = body.parts("pages").stream()
                .flatMap(page -> page.parts("questions").stream())
                .map(SurveyMonkeyQuestion::new)
                .toList();
        Map<String, JsonNode> texts = SurveyMonkeyQuestion.texts(questions);
        MappedFields fields = new MappedFields(mapping, body.json(), name -> customField(body, texts, name));
        Response response = new Response(
                id,
                body.text("survey_id"),
                body.has("date_modified")
                        ? body.requiredTime("date_modified", mapping.zone())
                        : body.requiredTime("date_created", mapping.zone()),
                null,
                body.json(),
                fields.value("comment"));
        return response.translate(
                questions.stream()
                        .flatMap(question -> question.given().stream())
                        .toList(),
                fields,
                mapping,
                "the response answers no question");
    }

    private static JsonNode customField(Part body, Map<String, JsonNode> texts, String name) {
        JsonNode variable = body.part("custom_variables").raw(name);
        return variable.isMissingNode() ? texts.getOrDefault(name, variable) : variable;
    }
}
