package dev.rapport.platform.http;

import dev.rapport.schema.ObjectType;
import dev.rapport.schema.Property;
import dev.rapport.schema.ValueType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Writes declarations into the OpenAPI document. */
public final class DeclaredSchemas {
    private static final String TIME_EXAMPLE = "2026-03-27T16:30:00+01:00";

    private DeclaredSchemas() {}

    /** Adds an object, and those that it holds, to the components; whoever shows it refers to its name. */
    public static void add(OpenAPI document, ObjectType object) {
        Schema schema = OASFactory.createSchema().description(object.sentence()).addType(SchemaType.OBJECT);
        object.properties().stream()
                .filter(property -> !property.optional())
                .forEach(property -> schema.addRequired(property.name()));
        if (object.others() != ObjectType.Others.UNSAID) {
            schema.additionalPropertiesSchema(OASFactory.createSchema().booleanSchema(object.open()));
        }
        for (Property property : object.properties()) {
            schema.addProperty(property.name(), of(property));
            addHeld(document, property.type());
        }
        addOnce(document, object.name(), schema);
    }

    /** Adds a value to the components, for those who show it by that name. */
    public static void add(OpenAPI document, String name, Property property) {
        addOnce(document, name, of(property));
        addHeld(document, property.type());
    }

    /** The same may be added again, from wherever it is shown; something else under its name is a mistake. */
    private static void addOnce(OpenAPI document, String name, Schema schema) {
        Schema known = document.getComponents().getSchemas() == null
                ? null
                : document.getComponents().getSchemas().get(name);
        if (known != null && !members(known).equals(members(schema))) {
            throw new IllegalStateException("two things are called %s in the OpenAPI document".formatted(name));
        }
        document.getComponents().addSchema(name, schema);
    }

    private static Set<String> members(Schema schema) {
        return schema.getProperties() == null
                ? Set.of()
                : schema.getProperties().keySet();
    }

    private static void addHeld(OpenAPI document, ValueType type) {
        type.object().ifPresent(held -> add(document, held));
        type.element().ifPresent(element -> addHeld(document, element));
        if (type.kind() == ValueType.Kind.WORD) {
            type.schema().ifPresent(name -> document.getComponents().addSchema(name, words(type)));
        }
    }

    /** How a value looks under its name. */
    public static Schema of(Property property) {
        Schema schema = property.nullable() ? orNull(property.type()) : of(property.type());
        property.sentence().ifPresent(schema::description);
        property.standard().ifPresent(schema::defaultValue);
        property.example().ifPresent(example -> schema.examples(List.of(example)));
        if (property.type().kind() == ValueType.Kind.TIME && property.example().isEmpty()) {
            schema.examples(List.of(TIME_EXAMPLE));
        }
        return schema;
    }

    /** A parameter of the query. */
    public static Parameter parameter(Property property) {
        Schema schema = of(property).description(null);
        if (property.type().kind() == ValueType.Kind.LIST && schema.getItems() != null) {
            property.example().ifPresent(example -> {
                schema.examples(null);
                schema.getItems().examples(List.copyOf((List<?>) example));
            });
        }
        return OASFactory.createParameter()
                .name(property.name())
                .in(Parameter.In.QUERY)
                .description(property.sentence().orElse(null))
                .schema(schema);
    }

    private static Schema orNull(ValueType type) {
        Schema schema = of(type);
        if (schema.getRef() != null) {
            Schema none = OASFactory.createSchema().addType(SchemaType.NULL);
            return OASFactory.createSchema().anyOf(List.of(schema, none));
        }
        if (schema.getEnumeration() != null) {
            List<Object> words = new ArrayList<>(Objects.requireNonNull(schema.getEnumeration()));
            words.add(null);
            schema.enumeration(words);
        }
        return schema.addType(SchemaType.NULL);
    }

    private static Schema of(ValueType type) {
        Schema schema = OASFactory.createSchema();
        bound(schema, type);
        type.pattern().ifPresent(schema::pattern);
        return switch (type.kind()) {
            case TEXT -> schema.addType(SchemaType.STRING);
            case WORD -> type.schema().map(schema::ref).orElseGet(() -> words(type));
            case TIME -> schema.addType(SchemaType.STRING).format("date-time");
            case DATE -> schema.addType(SchemaType.STRING).format("date");
            case WHOLE_NUMBER ->
                schema.addType(SchemaType.INTEGER).format(type.most().isPresent() ? null : "int64");
            case WHOLE_NUMBER_OR_WORD ->
                OASFactory.createSchema()
                        .addType(SchemaType.STRING)
                        .pattern("^(\\d+|%s)$".formatted(String.join("|", type.words())));
            case DECIMAL -> schema.addType(SchemaType.NUMBER);
            case DECIMAL_OR_TEXT -> schema.addType(SchemaType.NUMBER).addType(SchemaType.STRING);
            case TRUTH -> schema.addType(SchemaType.BOOLEAN);
            case LIST ->
                schema.addType(SchemaType.ARRAY).items(of(type.element().orElseThrow()));
            case OBJECT -> schema.ref(type.object().orElseThrow().name());
            case TEXT_OR_OBJECT ->
                schema.anyOf(List.of(
                        OASFactory.createSchema().addType(SchemaType.STRING),
                        OASFactory.createSchema()
                                .ref(type.object().orElseThrow().name())));
            case ANY_OBJECT ->
                schema.addType(SchemaType.OBJECT)
                        .additionalPropertiesSchema(
                                type.element().map(DeclaredSchemas::of).orElseGet(OASFactory::createSchema));
            case NAMED -> schema.ref(type.schema().orElseThrow());
        };
    }

    private static Schema words(ValueType type) {
        return OASFactory.createSchema().addType(SchemaType.STRING).enumeration(List.copyOf(type.words()));
    }

    private static void bound(Schema schema, ValueType type) {
        Optional<Integer> fewest = type.least().map(BigDecimal::intValue);
        Optional<Integer> most = type.most().map(BigDecimal::intValue);
        switch (type.kind()) {
            case TEXT -> {
                fewest.ifPresent(schema::minLength);
                most.ifPresent(schema::maxLength);
            }
            case LIST -> {
                fewest.ifPresent(schema::minItems);
                most.ifPresent(schema::maxItems);
            }
            default -> {
                type.least().ifPresent(schema::minimum);
                type.most().ifPresent(schema::maximum);
            }
        }
    }
}
