package dev.rapport.ingest.connector.survey;

import dev.rapport.ingest.connector.Mapping;
import dev.rapport.ingest.connector.Mapping.Question;
import dev.rapport.ingest.connector.reading.VendorNumber;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One question that was answered.
 *
 * @param question the vendor's id of the question, by which it is told apart in the facts
 * @param names under which the mapping may know it, the id among them
 * @param choices the ids of the choice that was taken, which are scores only where the mapping says so
 * @param values what was answered, as the vendor writes it: a number, a text, or how the choice reads
 * @param byType what the vendor's type of question says that it asks; null when the type does not say
 */
record GivenAnswer(
        String question,
        List<String> names,
        List<String> choices,
        List<String> values,
        @Nullable Question byType) {
    GivenAnswer {
        names = List.copyOf(names);
        choices = List.copyOf(choices);
        values = List.copyOf(values);
    }

    /** What the mapping may know the answer by. */
    List<String> keys() {
        return Stream.concat(choices.stream(), values.stream()).toList();
    }

    /** The number that was answered, whatever it is a score of; a dash when the answer is none. */
    String number() {
        return values.stream()
                .map(VendorNumber::of)
                .filter(Objects::nonNull)
                .map(BigDecimal::toPlainString)
                .findFirst()
                .orElse("-");
    }

    /** What the question asks: as mapped, else as the vendor's type says. */
    Optional<Question> meaning(Mapping mapping) {
        for (String name : names) {
            Optional<Question> mapped = mapping.question(name);
            if (mapped.isPresent()) {
                return Optional.of(onVendorsScale(mapped.get()));
            }
        }
        return Optional.ofNullable(byType);
    }

    /** A mapped question that does not say its scale is on the vendor's own, where the vendor's type has one. */
    private Question onVendorsScale(Question mapped) {
        boolean isSameKind = byType != null && byType.kind().equals(mapped.kind());
        return mapped.scale() == null && byType != null && isSameKind
                ? new Question(mapped.kind(), mapped.survey(), byType.scale())
                : mapped;
    }
}
