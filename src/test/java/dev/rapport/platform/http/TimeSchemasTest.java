package dev.rapport.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.junit.jupiter.api.Test;

class TimeSchemasTest {

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }

    private static Schema none() {
        return OASFactory.createSchema().addType(SchemaType.NULL);
    }

    private static Schema inlined(Schema member) {
        Components components = OASFactory.createComponents()
                .addSchema("Instant", text().format("date-time"))
                .addSchema("LocalDate", text().format("date"))
                .addSchema("Thing", OASFactory.createSchema().addProperty("member", member));
        TimeSchemas.inline(components);
        assertThat(components.getSchemas()).containsOnlyKeys("Thing");
        Schema thing = Objects.requireNonNull(components.getSchemas().get("Thing"));
        return Objects.requireNonNull(thing.getProperties().get("member"));
    }

    @Test
    void aTimeIsATextOfItsFormatAndKeepsItsDescription() {
        Schema member = inlined(text().ref("Instant").description("When.").examples(List.of("2026-01-31T08:00:00Z")));

        assertThat(member.getRef()).isNull();
        assertThat(member.getType()).containsExactly(SchemaType.STRING);
        assertThat(member.getFormat()).isEqualTo("date-time");
        assertThat(member.getDescription()).isEqualTo("When.");
        assertThat(member.getExamples()).containsExactly("2026-01-31T08:00:00Z");
    }

    @Test
    void aTimeOrNothingNeedsNoAlternatives() {
        Schema member = inlined(text().anyOf(List.of(OASFactory.createSchema().ref("Instant"), none())));

        assertThat(member.getAnyOf()).isNull();
        assertThat(member.getType()).containsExactly(SchemaType.STRING, SchemaType.NULL);
        assertThat(member.getFormat()).isEqualTo("date-time");
    }

    @Test
    void aDateInAListIsFound() {
        Schema member = inlined(OASFactory.createSchema()
                .addType(SchemaType.ARRAY)
                .items(OASFactory.createSchema().ref("LocalDate")));

        assertThat(member.getItems().getFormat()).isEqualTo("date");
    }

    @Test
    void otherReferencesStayAndSayNothingBeside() {
        Schema member =
                inlined(OASFactory.createSchema().addType(SchemaType.OBJECT).ref("Scale"));
        Nullability.complete(member);

        assertThat(member.getRef()).isEqualTo("#/components/schemas/Scale");
        assertThat(member.getType()).isNull();
    }

    @Test
    void anObjectOrNothingHasNoTypeBeside() {
        Schema member = inlined(OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .anyOf(List.of(OASFactory.createSchema().ref("Scale"), none())));
        Nullability.complete(member);

        assertThat(member.getType()).isNull();
        assertThat(member.getAnyOf()).hasSize(2);
    }
}
