package dev.rapport.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldValuesTest {

    @Test
    void absentNullAndEmptyAreOneAndTheSame() {
        FieldValues values = FieldValues.builder()
                .text(Field.TOPIC, null)
                .text(Field.AGENT, "")
                .truth(Field.PUBLIC, null)
                .decimal(Field.SCORE, null)
                .scale(null)
                .voids(null)
                .tags(List.of("", ""))
                .attributes(Map.of("plan", ""))
                .build();

        assertThat(values).isEqualTo(FieldValues.none());
        assertThat(values.isEmpty()).isTrue();
        assertThat(values.has(Field.TOPIC)).isFalse();
        assertThat(values.text(Field.TOPIC)).isNull();
        assertThat(values.truth(Field.PUBLIC)).isNull();
        assertThat(values.decimal(Field.SCORE)).isNull();
        assertThat(values.scale()).isEmpty();
        assertThat(values.voids()).isEmpty();
        assertThat(values.tags()).isEmpty();
        assertThat(values.attributes()).isEmpty();
    }

    @Test
    void whatWasSentIsGivenBack() {
        FieldValues values = FieldValues.builder()
                .text(Field.TOPIC, "delivery")
                .truth(Field.PUBLIC, false)
                .decimal(Field.SCORE, new BigDecimal("4"))
                .scale(Scale.of(1, 5))
                .voids(new EventKey("crm", "e1"))
                .build();

        assertThat(values.text(Field.TOPIC)).isEqualTo("delivery");
        assertThat(values.truth(Field.PUBLIC)).isFalse();
        assertThat(values.decimal(Field.SCORE)).isEqualTo(new BigDecimal("4"));
        assertThat(values.scale()).contains(Scale.of(1, 5));
        assertThat(values.voids()).contains(new EventKey("crm", "e1"));
        assertThat(values.toMap().keySet())
                .containsExactly(Field.TOPIC, Field.PUBLIC, Field.SCORE, Field.SCALE, Field.VOIDS);
    }

    @Test
    void theSameValuesInAnotherFormAreTheSameContent() {
        FieldValues one = FieldValues.builder()
                .decimal(Field.AMOUNT, new BigDecimal("100"))
                .tags(List.of("b", "a", "b"))
                .attributes(Map.of("x", "1", "y", "", "z", "2"))
                .build();
        FieldValues other = FieldValues.builder()
                .attributes(Map.of("z", "2", "x", "1"))
                .tags(List.of("a", "b"))
                .decimal(Field.AMOUNT, new BigDecimal("1.000E+2"))
                .build();

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).hasToString(other.toString());
        assertThat(one.tags()).containsExactly("a", "b");
        assertThat(one.attributes()).containsExactly(Map.entry("x", "1"), Map.entry("z", "2"));
    }

    @Test
    void otherValuesAreOtherContent() {
        FieldValues five =
                FieldValues.builder().decimal(Field.SCORE, new BigDecimal("5")).build();
        FieldValues four =
                FieldValues.builder().decimal(Field.SCORE, new BigDecimal("4")).build();

        assertThat(five).isNotEqualTo(four).isNotEqualTo(FieldValues.none());
    }

    @Test
    void aLaterEmptyValueTakesAnEarlierOneAway() {
        FieldValues.Builder builder = FieldValues.builder().text(Field.TOPIC, "delivery");
        assertThat(builder.has(Field.TOPIC)).isTrue();

        builder.text(Field.TOPIC, "");

        assertThat(builder.has(Field.TOPIC)).isFalse();
        assertThat(builder.build()).isEqualTo(FieldValues.none());
    }

    @Test
    void nothingFromOutsideChangesThemAfterwards() {
        List<String> tags = new ArrayList<>(List.of("a"));
        Map<String, String> attributes = new HashMap<>(Map.of("x", "1"));
        FieldValues.Builder builder = FieldValues.builder().tags(tags).attributes(attributes);
        FieldValues values = builder.build();

        tags.add("b");
        attributes.put("y", "2");
        builder.text(Field.TOPIC, "delivery");
        values.toMap().clear();

        assertThat(values.tags()).containsExactly("a");
        assertThat(values.attributes()).isEqualTo(Map.of("x", "1"));
        assertThat(values.has(Field.TOPIC)).isFalse();
        assertThatThrownBy(() -> values.tags().add("c")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> values.attributes().put("z", "3")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void timesAreKeptToTheMicrosecond() {
        SubmittedEvent event = new SubmittedEvent(
                EventType.INTERACTION_OPENED,
                new EventKey("crm", "e1"),
                new Subject("1001"),
                Instant.parse("1969-12-31T23:59:59.123456789Z"),
                FieldValues.none());

        assertThat(event.time()).isEqualTo(Instant.parse("1969-12-31T23:59:59.123456Z"));
    }
}
