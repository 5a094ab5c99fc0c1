package dev.rapport.ingest.connector.survey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rapport.ingest.connector.Mapping;
import dev.rapport.ingest.connector.Mapping.Question;
import dev.rapport.ingest.connector.Translation;
import dev.rapport.ingest.connector.reading.MappedFields;
import dev.rapport.ingest.connector.reading.Part;
import dev.rapport.ingest.connector.reading.UnexpectedShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A response of Formbricks. It has the answers by question, but not what kind of question each is; so the mapping says it,
 * or the id that the author gave the question ({@code nps}). Answers, hidden fields and variables share one set of names.
 */
final class FormbricksResponse {
    private FormbricksResponse() {}

    static Translation translate(Part notice, Mapping mapping) {
        Part response = notice.part("data");
        if (!response.raw("data").isObject()) {
            throw new UnexpectedShape(response.sentence("data", "an object with the answers"));
        }
        MappedFields fields = new MappedFields(mapping, notice.json(), name -> customField(response, name));
        String title = response.part("survey").text("title");
        Response translated = new Response(
                response.requiredId("id"),
                title == null ? response.text("surveyId") : title,
                response.requiredTime(response.has("updatedAt") ? "updatedAt" : "createdAt", mapping.zone()),
                contact(response),
                whatIsAnswered(response),
                fields.value("comment"));
        return translated.translate(answers(response), fields, mapping, "the response answers no question yet");
    }

    /** The response apart from whether it is at its end, which two triggers of one moment tell differently. */
    private static JsonNode whatIsAnswered(Part response) {
        JsonNode said = response.json().deepCopy();
        if (said instanceof ObjectNode object) {
            object.remove("finished");
        }
        return said;
    }

    private static List<GivenAnswer> answers(Part response) {
        List<GivenAnswer> answers = new ArrayList<>();
        for (Map.Entry<String, JsonNode> answer : response.raw("data").properties()) {
            String question = answer.getKey();
            String value = Part.textOf(answer.getValue());
            if (value != null && Part.isId(question)) {
                // A word under a question that is named for a kind may be anything, such as why somebody is unhappy.
                boolean isNumber = answer.getValue().isNumber();
                Question named = isNumber ? QuestionKinds.namedIn(question).orElse(null) : null;
                answers.add(new GivenAnswer(question, List.of(question), List.of(), List.of(value), named));
            }
        }
        return answers;
    }

    /** The id by which the company's own software knows the contact, else the vendor's. */
    private static @Nullable String contact(Part response) {
        Part contact = response.has("contact") ? response.part("contact") : response.part("person");
        String userId = contact.id("userId");
        return userId == null ? contact.id("id") : userId;
    }

    private static JsonNode customField(Part response, String name) {
        JsonNode answer = response.part("data").raw(name);
        JsonNode variable = answer.isMissingNode() ? response.part("variables").raw(name) : answer;
        return variable.isMissingNode() ? response.part("contactAttributes").raw(name) : variable;
    }
}
