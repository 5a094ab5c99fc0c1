package dev.rapport.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.event.RandomEvents;
import dev.rapport.event.ServiceEvent;
import dev.rapport.terms.ServiceTerms;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The columns of facts are what they are declared to be. */
class FactColumnTest {
    private static final List<SubjectFacts> FACTS = RandomEvents.bySubject(RandomEvents.of(5, 400)).values().stream()
            .map(events -> Fold.of(events.stream().map(ServiceEvent::from).toList(), ServiceTerms.NONE))
            .toList();

    @Test
    void ofInteractions() {
        check(
                InteractionFactColumn.values(),
                FACTS.stream().flatMap(facts -> facts.interaction().stream()).toList());
    }

    @Test
    void ofSurveys() {
        check(
                SurveyFactColumn.values(),
                FACTS.stream()
                        .flatMap(facts -> facts.surveys().values().stream())
                        .toList());
    }

    @Test
    void ofPurchases() {
        check(
                PurchaseFactColumn.values(),
                FACTS.stream().flatMap(facts -> facts.purchase().stream()).toList());
    }

    private static <F> void check(FactColumn<F>[] columns, List<F> facts) {
        for (FactColumn<F> column : columns) {
            List<@Nullable Object> values = new ArrayList<>();
            facts.forEach(fact -> values.add(column.declaration().value().apply(fact)));

            assertThat(values.stream().filter(Objects::nonNull))
                    .as(column.columnName())
                    .allSatisfy(value -> assertThat(value).isInstanceOf(kind(column.type())));
            assertThat(values.contains(null))
                    .as(column.columnName() + " can be null")
                    .isEqualTo(column.declaration().nullable());
        }
    }

    private static Class<?> kind(FactColumnType type) {
        return switch (type) {
            case TEXT, DIMENSION, TEAM, AGENT -> String.class;
            case TIME -> Instant.class;
            case COUNT -> Integer.class;
            case NUMBER -> Long.class;
            case DURATION -> Duration.class;
            case TRUTH -> Boolean.class;
            case DECIMAL -> BigDecimal.class;
            case TEXTS_BY_NAME -> Map.class;
            case TEXTS, ODDITIES, INTERVALS, RESPONSIBILITIES, MESSAGES -> Collection.class;
        };
    }
}
