package dev.rapport.ingest.connector.survey;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.ingest.connector.reading.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One question of a SurveyMonkey response. The response does not say of which type it is, so only the mapping says what it
 * asks. A matrix has one answer for each of its rows; each is a question, {@code <question id>/<row id>}, whether or not
 * others are answered too. Its mapping goes before that of the whole.
 */
final class SurveyMonkeyQuestion {
    private final String id;
    private final List<Part> answers;

    SurveyMonkeyQuestion(Part question) {
        this.id = question.requiredId("id");
        this.answers = question.parts("answers");
    }

    List<GivenAnswer> given() {
        if (answers.size() == 1 && answers.get(0).id("row_id") == null) {
            Part only = answers.get(0);
            return List.of(new GivenAnswer(id, List.of(id), choices(only), values(only), null));
        }
        // Several answers without rows are choices of which many may be ticked: no score.
        return answers.stream()
                .filter(answer -> answer.id("row_id") != null)
                .map(answer -> {
                    String name = id + "/" + answer.requiredId("row_id");
                    return new GivenAnswer(name, List.of(name, id), choices(answer), values(answer), null);
                })
                .toList();
    }

    private static List<String> choices(Part answer) {
        String choice = answer.text("choice_id");
        return choice == null ? List.of() : List.of(choice);
    }

    /** What the answer reads like; the vendor's weights are left alone, as those of its NPS are -100 to 100. */
    private static List<String> values(Part answer) {
        return Stream.of(answer.text("text"), answer.text("simple_text"))
                .filter(Objects::nonNull)
                .toList();
    }

    /** What was written as an answer, by the id of its question. */
    static Map<String, JsonNode> texts(List<SurveyMonkeyQuestion> questions) {
        Map<String, JsonNode> texts = new HashMap<>();
        for (SurveyMonkeyQuestion question : questions) {
            question.answers.stream()
                    .map(answer -> answer.raw("text"))
                    .filter(JsonNode::isTextual)
                    .findFirst()
                    .ifPresent(text -> texts.putIfAbsent(question.id, text));
        }
        return texts;
    }
}
