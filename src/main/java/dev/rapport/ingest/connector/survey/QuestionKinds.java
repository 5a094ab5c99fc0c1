package dev.rapport.ingest.connector.survey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.rapport.event.Field;
import dev.rapport.event.FieldKind;
import dev.rapport.ingest.connector.Mapping.Question;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What questions ask that need no mapping. */
final class QuestionKinds {
    private static final List<String> KINDS = ((FieldKind.Choice) Field.KIND.kind()).words();

    private QuestionKinds() {}

    /** A question of that kind on the kind's usual scale. */
    static Question usual(String kind) {
        return new Question(kind, null, null);
    }

    /** A question of that kind on a scale. */
    static Question onScale(String kind, int min, int max) {
        JsonNode scale = JsonNodeFactory.instance.objectNode().put("min", min).put("max", max);
        return new Question(kind, null, scale);
    }

    /** The kind that the author of a survey wrote into a question's own id, such as {@code nps_score} or {@code ces}. */
    static Optional<Question> namedIn(String id) {
        List<String> words = List.of(id.toLowerCase(Locale.ROOT).split("[^a-z]+", 0));
        return KINDS.stream().filter(words::contains).findFirst().map(QuestionKinds::usual);
    }

    static boolean isKind(String word) {
        return KINDS.contains(word);
    }
}
