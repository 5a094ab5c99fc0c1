package dev.rapport.platform.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Shows a parameter that is a word or a number as a text of one of both forms: some generators of clients can't leave out a
 * parameter that has alternatives. Runs behind the filters that describe parameters.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 0)
public class ParameterAlternatives implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .flatMap(operation -> Stream.ofNullable(operation.getParameters()))
                .flatMap(List::stream)
                .map(Parameter::getSchema)
                .flatMap(Stream::ofNullable)
                .forEach(ParameterAlternatives::join);
    }

    /** Puts one pattern in the place of the alternatives of a parameter. */
    static void join(Schema parameter) {
        List<Schema> alternatives = parameter.getAnyOf();
        if (alternatives == null) {
            return;
        }
        parameter.setAnyOf(null);
        parameter
                .addType(SchemaType.STRING)
                .pattern(alternatives.stream()
                        .map(ParameterAlternatives::pattern)
                        .collect(Collectors.joining("|", "^(", ")$")));
    }

    private static String pattern(Schema alternative) {
        List<Object> words = alternative.getEnumeration();
        return words == null ? "\\d+" : words.stream().map(String::valueOf).collect(Collectors.joining("|"));
    }
}
