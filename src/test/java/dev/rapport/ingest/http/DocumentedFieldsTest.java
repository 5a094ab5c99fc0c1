package dev.rapport.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.event.EventType;
import dev.rapport.event.Field;
import dev.rapport.event.FieldKind;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.junit.jupiter.api.Test;

/** The schemas are written by hand beside the readers; this holds the two together. */
class DocumentedFieldsTest {

    private static Set<String> names(Class<? extends Record> body) {
        return Arrays.stream(body.getRecordComponents())
                .map(DocumentedFieldsTest::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(RecordComponent component) {
        String name = schema(component).name();
        return name.isEmpty() ? component.getName() : name;
    }

    private static Schema schema(RecordComponent component) {
        try {
            return component
                    .getDeclaringRecord()
                    .getDeclaredField(component.getName())
                    .getAnnotation(Schema.class);
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void every_field_of_the_data_is_documented() {
        assertThat(names(EventBody.EventDataBody.class))
                .isEqualTo(Arrays.stream(Field.values())
                        .map(Field::wireName)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void every_name_of_a_survey_response_is_documented() {
        Set<String> expected = EventType.SURVEY_ANSWERED.fields().stream()
                .map(Field::wireName)
                .collect(Collectors.toCollection(TreeSet::new));
        expected.addAll(List.of("id", "source", "time", "responded_at", "interaction_id"));
        assertThat(names(SurveyResponseBody.class)).isEqualTo(expected);
    }

    @Test
    void the_documented_types_words_and_lengths_are_the_real_ones() {
        Schema type = Arrays.stream(EventBody.class.getRecordComponents())
                .filter(component -> component.getName().equals("type"))
                .map(DocumentedFieldsTest::schema)
                .findFirst()
                .orElseThrow();
        assertThat(type.enumeration()).containsExactlyElementsOf(EventType.wireNames());
        Stream.of(EventBody.EventDataBody.class, SurveyResponseBody.class)
                .flatMap(body -> Arrays.stream(body.getRecordComponents()))
                .forEach(component -> Field.fromWireName(name(component)).ifPresent(field -> {
                    Schema schema = schema(component);
                    if (field.kind() instanceof FieldKind.Text text) {
                        assertThat(schema.maxLength()).as(name(component)).isEqualTo(text.maxLength());
                    }
                    if (field.kind() instanceof FieldKind.Choice choice) {
                        assertThat(schema.enumeration()).as(name(component)).containsExactlyElementsOf(choice.words());
                    }
                }));
    }
}
