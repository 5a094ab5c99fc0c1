package dev.rapport.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.junit.jupiter.api.Test;

class ParameterAlternativesTest {

    @Test
    void aNumberOrAWordIsATextOfOneOfBothForms() {
        Schema parameter = OASFactory.createSchema()
                .anyOf(List.of(
                        OASFactory.createSchema().addType(SchemaType.INTEGER),
                        OASFactory.createSchema().addType(SchemaType.STRING).enumeration(List.of("auto"))));

        ParameterAlternatives.join(parameter);

        assertThat(parameter.getAnyOf()).isNull();
        assertThat(parameter.getType()).containsExactly(SchemaType.STRING);
        assertThat(parameter.getPattern()).isEqualTo("^(\\d+|auto)$");
    }

    @Test
    void whatHasNoAlternativesStaysAsItIs() {
        Schema parameter = OASFactory.createSchema().addType(SchemaType.INTEGER);

        ParameterAlternatives.join(parameter);

        assertThat(parameter.getType()).containsExactly(SchemaType.INTEGER);
        assertThat(parameter.getPattern()).isNull();
    }
}
