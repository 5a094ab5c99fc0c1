package dev.rapport.platform.http.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.problem.Violation;
import dev.rapport.schema.ObjectType;
import dev.rapport.schema.Property;
import dev.rapport.schema.RowType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FormTest {
    private record Lamp(String name, Colour colour, Optional<Long> watts) {}

    private enum Colour {
        RED,
        GREEN
    }

    private static final FormField<Lamp, String> NAME =
            FormField.of("name", FieldType.line(10), Lamp::name).meaning("What it is called.");
    private static final FormField<Lamp, Colour> COLOUR = FormField.of(
                    "colour", FieldType.word(Colour.class), Lamp::colour)
            .otherwise(Colour.GREEN)
            .meaning("How it shines.")
            .whenNew("green, if left out.");
    private static final FormField<Lamp, Optional<Long>> WATTS =
            FormField.of("watts", FieldType.wholeNumber(1, 100).orNone(), Lamp::watts);
    private static final Form<Lamp> FORM = new Form<>("Lamp", "lamp", List.of(NAME, COLOUR, WATTS));
    private static final RowType<Lamp> ANSWER =
            FORM.show(RowType.<Lamp>of("Lamp", "A lamp."), lamp -> lamp).build();

    @Test
    void aNewThingHasTheStandardOfWhatItsBodyLeavesOut() throws Exception {
        FormValues<Lamp> values = FORM.readNew(json("{'name': 'desk'}"));

        assertThat(lamp(values)).isEqualTo(new Lamp("desk", Colour.GREEN, Optional.empty()));
    }

    @Test
    void aChangeKeepsWhatItsBodyLeavesOutAndTakesNullForNone() throws Exception {
        Lamp desk = new Lamp("desk", Colour.RED, Optional.of(60L));

        assertThat(lamp(FORM.readChange(json("{'name': 'floor'}")).over(desk)))
                .isEqualTo(new Lamp("floor", Colour.RED, Optional.of(60L)));
        assertThat(lamp(FORM.readChange(json("{'watts': null}")).over(desk)))
                .isEqualTo(new Lamp("desk", Colour.RED, Optional.empty()));
    }

    @Test
    void everyMistakeIsToldAtOnce() throws Exception {
        JsonNode body = json("{'nme': 'desk', 'colour': 'gren', 'watts': 0}");

        ProblemException mistakes = catchThrowableOfType(ProblemException.class, () -> FORM.readNew(body));

        assertThat(mistakes.problem().violations())
                .extracting(Violation::pointer)
                .containsExactly("/nme", "/name", "/colour", "/watts");
        assertThat(mistakes.problem().violations().get(0).detail()).contains("name");
        assertThat(mistakes.problem().violations().get(2).detail()).contains("green");
        assertThat(mistakes.problem().violations().get(3).detail())
                .isEqualTo("\"watts\" is a whole number from 1 to 100, not \"0\".");
    }

    @Test
    void whatMustHaveAValueRefusesNull() throws Exception {
        JsonNode body = json("{'name': null, 'colour': null}");

        ProblemException mistakes = catchThrowableOfType(ProblemException.class, () -> FORM.readChange(body));

        assertThat(mistakes.problem().violations())
                .extracting(Violation::detail)
                .containsExactly(
                        "\"name\" cannot be null; leave it out to keep what it is.",
                        "\"colour\" cannot be null; leave it out to keep what it is.");
    }

    @Test
    void anAnswerHasEveryFieldInOrder() {
        assertThat(ANSWER.write(new Lamp("desk", Colour.RED, Optional.of(60L))))
                .containsExactly(
                        Map.entry("name", "desk"), Map.entry("colour", "red"), Map.entry("watts", Optional.of(60L)));
        assertThat(ANSWER.write(new Lamp("desk", Colour.RED, Optional.empty())))
                .containsEntry("watts", Optional.empty());
    }

    @Test
    void theSchemasSayWhatEachBodyMustHave() {
        ObjectType whenNew = FORM.whenNew();
        ObjectType whenChanged = FORM.whenChanged();

        assertThat(whenNew.name()).isEqualTo("NewLamp");
        assertThat(whenNew.others()).isEqualTo(ObjectType.Others.REFUSED);
        assertThat(whenNew.properties()).extracting(Property::optional).containsExactly(false, true, true);
        assertThat(whenNew.properties()).extracting(Property::nullable).containsExactly(false, false, true);
        assertThat(whenNew.properties().get(1).sentence()).contains("green, if left out.");
        assertThat(whenChanged.name()).isEqualTo("LampChange");
        assertThat(whenChanged.properties()).allMatch(Property::optional);
        assertThat(whenChanged.properties().get(1).sentence()).contains("How it shines.");
        assertThat(ANSWER.type().properties()).noneMatch(Property::optional);
    }

    private static Lamp lamp(FormValues<Lamp> values) {
        return new Lamp(values.get(NAME), values.get(COLOUR), values.get(WATTS));
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}
