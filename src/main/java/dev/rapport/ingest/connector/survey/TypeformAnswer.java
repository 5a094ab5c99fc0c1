package dev.rapport.ingest.connector.survey;

import dev.rapport.ingest.connector.Mapping.Question;
import dev.rapport.ingest.connector.reading.Part;
import dev.rapport.ingest.connector.reading.UnexpectedShape;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One answer of a Typeform.
 *
 * @param id the field's id
 * @param ref the name that the form's author gave the field, or one that the vendor made up
 * @param type the field's type, such as {@code opinion_scale}
 * @param choices the choice by id and by reference
 * @param values the number, the truth as 1 or 0, or how the choice reads
 * @param text what was written, or how the choice reads
 * @param steps how many steps the field has; null when the delivery does not say
 */
record TypeformAnswer(
        String id,
        @Nullable String ref,
        String type,
        List<String> choices,
        List<String> values,
        @Nullable String text,
        @Nullable BigDecimal steps) {
    private static final BigDecimal FIVE_STARS = BigDecimal.valueOf(5);

    static TypeformAnswer from(Part answer, Map<String, BigDecimal> steps) {
        Part field = answer.part("field");
        String id = field.requiredId("id");
        String type = UnexpectedShape.required(field.text("type"), field.sentence("type", "the question's type"));
        Part choice = answer.part("choice");
        String truth = answer.text("boolean");
        List<String> values = Stream.of(
                        answer.text("number"),
                        truth == null ? null : truth.equals("true") ? "1" : "0",
                        choice.text("label"))
                .filter(Objects::nonNull)
                .toList();
        String text = answer.text("text");
        return new TypeformAnswer(
                id,
                field.id("ref"),
                type,
                Stream.of(choice.text("id"), choice.text("ref"))
                        .filter(Objects::nonNull)
                        .toList(),
                values,
                text != null || values.isEmpty() ? text : values.get(values.size() - 1),
                steps.get(id));
    }

    /** How many steps each field of the form has, by its id, as far as the delivery says. */
    static Map<String, BigDecimal> steps(Part form) {
        Map<String, BigDecimal> steps = new HashMap<>();
        for (Part defined : form.part("definition").parts("fields")) {
            String id = defined.text("id");
            BigDecimal number = defined.part("properties").number("steps");
            if (id != null && number != null) {
                steps.putIfAbsent(id, number);
            }
        }
        return steps;
    }

    boolean isLongText() {
        return type.equals("long_text");
    }

    GivenAnswer toGiven() {
        return ref == null
                ? new GivenAnswer(id, List.of(id), choices, values, byType())
                : new GivenAnswer(ref, List.of(ref, id), choices, values, byType());
    }

    /**
     * What the type says. An opinion scale says nothing: it may be of satisfaction as well as of recommendation, from 0
     * as well as from 1; there the author's own name of the field may tell.
     */
    private @Nullable Question byType() {
        return switch (type) {
            case "nps" -> QuestionKinds.usual("nps");
            case "opinion_scale" -> named();
            case "yes_no" -> yesOrNo();
            case "rating" -> rating();
            default -> null;
        };
    }

    private @Nullable Question named() {
        return ref == null ? null : QuestionKinds.namedIn(ref).orElse(null);
    }

    /** A yes is 1 of 1, not 1 of 5. */
    private @Nullable Question yesOrNo() {
        Question named = named();
        if (named == null || named.kind().equals("resolution")) {
            return named;
        }
        return named.kind().equals("csat") ? QuestionKinds.onScale("csat", 0, 1) : null;
    }

    private Question rating() {
        BigDecimal said = steps == null ? FIVE_STARS : steps;
        boolean isPossible = said.compareTo(BigDecimal.ONE) > 0 && said.compareTo(BigDecimal.TEN) <= 0;
        return QuestionKinds.onScale("csat", 1, (isPossible ? said : FIVE_STARS).intValue());
    }
}
