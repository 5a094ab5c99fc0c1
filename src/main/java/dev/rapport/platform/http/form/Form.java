package dev.rapport.platform.http.form;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.platform.http.JsonFields;
import dev.rapport.schema.ObjectType;
import dev.rapport.schema.Property;
import dev.rapport.schema.RowType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields that a body may have that makes a thing or changes it.
 *
 * @param name of the thing in the OpenAPI document
 * @param noun of the thing in a sentence
 * @param fields in the order in which the document has them
 */
public record Form<T>(String name, String noun, List<FormField<T, ?>> fields) {
    public Form {
        fields = List.copyOf(fields);
    }

    /** The same with another field behind. */
    public Form<T> with(FormField<T, ?> field) {
        List<FormField<T, ?>> all = new ArrayList<>(fields);
        all.add(field);
        return new Form<>(name, noun, all);
    }

    /** The body of a new thing. */
    public ObjectType whenNew() {
        return body("New" + name, "A new %s.".formatted(noun), FormField::givenWhenNew);
    }

    /** The body of a change. */
    public ObjectType whenChanged() {
        return body(
                name + "Change",
                "What is to change of a %s; what is left out stays.".formatted(noun),
                FormField::givenWhenChanged);
    }

    private ObjectType body(String schema, String sentence, Function<FormField<T, ?>, Property> property) {
        return ObjectType.of(schema, sentence, fields.stream().map(property).toArray(Property[]::new))
                .closed();
    }

    /** Puts the fields that answers show into an answer. */
    public <R> RowType.Builder<R> show(RowType.Builder<R> answer, Function<R, T> thing) {
        RowType.Builder<R> shown = answer;
        for (FormField<T, ?> field : fields) {
            if (field.current().isPresent()) {
                shown = shown.with(field.shown(), row -> field.show(thing.apply(row)));
            }
        }
        return shown;
    }

    /** The names of the fields. */
    public String[] names() {
        return fields.stream().map(FormField::name).toArray(String[]::new);
    }

    /**
     * Reads the body of a new thing.
     *
     * @throws dev.rapport.platform.problem.ProblemException with everything that is wrong with it
     */
    public FormValues<T> readNew(@Nullable JsonNode body) {
        return read(body, true);
    }

    /**
     * Reads the body of a change.
     *
     * @throws dev.rapport.platform.problem.ProblemException with everything that is wrong with it
     */
    public FormValues<T> readChange(@Nullable JsonNode body) {
        return read(body, false);
    }

    private FormValues<T> read(@Nullable JsonNode body, boolean whenNew) {
        JsonFields given = JsonFields.of(body, names());
        FormValues<T> values = read(given, whenNew);
        given.check();
        return values;
    }

    /** Reads what is to be a new thing, a body or an object in one, and notes what is wrong with it there. */
    public FormValues<T> readNew(JsonFields given) {
        return read(given, true);
    }

    /** Reads what is to be a change, and notes what is wrong with it there. */
    public FormValues<T> readChange(JsonFields given) {
        return read(given, false);
    }

    private FormValues<T> read(JsonFields given, boolean whenNew) {
        fields.stream().filter(FormField::isRequired).forEach(field -> field.refuseNothing(given, whenNew));
        fields.stream().filter(field -> !field.isRequired()).forEach(field -> field.refuseNothing(given, whenNew));
        Map<String, Object> values = new HashMap<>();
        fields.forEach(field -> field.read(given, values));
        return FormValues.of(values);
    }
}
