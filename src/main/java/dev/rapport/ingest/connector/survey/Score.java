package dev.rapport.ingest.connector.survey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rapport.event.EventRules;
import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.event.FieldValues;
import dev.rapport.event.Scale;
import dev.rapport.ingest.connector.EventDocument;
import dev.rapport.ingest.connector.Mapping;
import dev.rapport.ingest.connector.Mapping.Question;
import dev.rapport.ingest.connector.reading.UnexpectedShape;
import dev.rapport.ingest.connector.reading.VendorNumber;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The score of one answer: read, and held against the rules of its kind before any event is made of it. */
final class Score {
    private static final String NONE = "none";
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

    private final String kind;
    private final BigDecimal value;
    private final @Nullable Scale scale;
    private final @Nullable BigDecimal satisfiedFrom;

    private Score(String kind, BigDecimal value, @Nullable Scale scale, @Nullable BigDecimal satisfiedFrom) {
        this.kind = kind;
        this.value = value;
        this.scale = scale;
        this.satisfiedFrom = satisfiedFrom;
    }

    /**
     * The score of an answer; empty when the workspace says that this choice has none ("not applicable").
     *
     * @throws UnexpectedShape when the answer is no score of that question
     */
    static Optional<Score> of(GivenAnswer answer, Question meaning, Mapping mapping) {
        String question = answer.question();
        if (!QuestionKinds.isKind(meaning.kind())) {
            throw new UnexpectedShape("question %s asks for %s; map it to csat, nps, ces or resolution"
                    .formatted(question, meaning.kind()));
        }
        Map<String, String> choices = mapping.values().getOrDefault(Field.SCORE.wireName(), Map.of());
        for (String value : answer.keys()) {
            if (choices.containsKey(value)) {
                String mapped = choices.getOrDefault(value, "");
                return mapped.equalsIgnoreCase(NONE)
                        ? Optional.empty()
                        : Optional.of(checked(answer, meaning, mapped, mapping));
            }
        }
        String number = answer.values().stream()
                .filter(value -> VendorNumber.of(value) != null)
                .findFirst()
                .orElseThrow(() -> new UnexpectedShape(
                        ("question %s was answered with %s, which is not a number; say in values.score which score"
                                        + " each choice has, or none")
                                .formatted(question, answer.keys())));
        return Optional.of(checked(answer, meaning, number, mapping));
    }

    private static Score checked(GivenAnswer answer, Question meaning, String text, Mapping mapping) {
        String question = answer.question();
        BigDecimal value = VendorNumber.of(text);
        if (value == null || value.abs().compareTo(MOST) > 0) {
            throw new UnexpectedShape("the score \"%s\" of question %s is not a number".formatted(text, question));
        }
        Scale scale = scale(question, meaning.scale());
        BigDecimal satisfiedFrom = satisfiedFrom(answer, mapping);
        Score score = new Score(meaning.kind(), VendorNumber.rounded(value), scale, satisfiedFrom);
        List<EventRules.Breach> breaches = EventRules.check(EventType.SURVEY_ANSWERED, score.toValues());
        if (!breaches.isEmpty()) {
            throw new UnexpectedShape(
                    "question %s: %s; say its kind and its scale {\"min\", \"max\"} in questions, and where satisfaction begins in values.satisfied_from"
                            .formatted(question, breaches.get(0).detail()));
        }
        return score;
    }

    /** From which score on a customer counts as satisfied, by question; the usual one when nothing is said. */
    private static @Nullable BigDecimal satisfiedFrom(GivenAnswer answer, Mapping mapping) {
        Map<String, String> said = mapping.values().getOrDefault(Field.SATISFIED_FROM.wireName(), Map.of());
        String from = answer.names().stream()
                .map(said::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        BigDecimal number = from == null ? null : VendorNumber.of(from);
        return number == null ? null : VendorNumber.rounded(number);
    }

    private static @Nullable Scale scale(String question, @Nullable JsonNode scale) {
        BigDecimal min = scale == null ? null : VendorNumber.of(scale.path("min"));
        BigDecimal max = scale == null ? null : VendorNumber.of(scale.path("max"));
        if (min == null || max == null) {
            return null;
        }
        if (min.compareTo(max) >= 0 || min.abs().max(max.abs()).compareTo(MOST) > 0) {
            throw new UnexpectedShape("question %s is mapped to an invalid scale: %s".formatted(question, scale));
        }
        return new Scale(VendorNumber.rounded(min), VendorNumber.rounded(max));
    }

    private FieldValues toValues() {
        return FieldValues.builder()
                .text(Field.KIND, kind)
                .decimal(Field.SCORE, value)
                .scale(scale)
                .decimal(Field.SATISFIED_FROM, satisfiedFrom)
                .build();
    }

    /** Sets kind, score and scale. */
    void addTo(EventDocument event) {
        event.with(Field.KIND, kind).with(Field.SCORE, DecimalNode.valueOf(value));
        if (scale != null) {
            ObjectNode ends = JsonNodeFactory.instance.objectNode();
            ends.set("min", DecimalNode.valueOf(scale.min()));
            ends.set("max", DecimalNode.valueOf(scale.max()));
            event.with(Field.SCALE, ends);
        }
        if (satisfiedFrom != null) {
            event.with(Field.SATISFIED_FROM, DecimalNode.valueOf(satisfiedFrom));
        }
    }
}
