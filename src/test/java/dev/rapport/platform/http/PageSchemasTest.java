package dev.rapport.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.junit.jupiter.api.Test;

class PageSchemasTest {

    private static Schema page(String held) {
        return OASFactory.createSchema()
                .addProperty(
                        "data",
                        OASFactory.createSchema()
                                .items(OASFactory.createSchema().ref(held)))
                .addProperty("next_cursor", OASFactory.createSchema().addType(SchemaType.STRING));
    }

    @Test
    void aPageIsNamedAfterWhatItHolds() {
        Schema answer = OASFactory.createSchema().ref("PagePolicyBody");
        Schema other = OASFactory.createSchema().ref("CustomerPage");
        OpenAPI document = OASFactory.createOpenAPI()
                .components(OASFactory.createComponents()
                        .addSchema("PagePolicyBody", page("SlaPolicy"))
                        .addSchema("CustomerPage", page("Customer"))
                        .addSchema("PageHeader", OASFactory.createSchema()))
                .paths(OASFactory.createPaths()
                        .addPathItem("/v1/sla-policies", answeredWith(answer))
                        .addPathItem("/v1/customers", answeredWith(other)));

        PageSchemas.rename(document);

        assertThat(document.getComponents().getSchemas())
                .containsOnlyKeys("SlaPolicyPage", "CustomerPage", "PageHeader");
        assertThat(answer.getRef()).isEqualTo("#/components/schemas/SlaPolicyPage");
        assertThat(other.getRef()).isEqualTo("#/components/schemas/CustomerPage");
    }

    private static PathItem answeredWith(Schema schema) {
        return OASFactory.createPathItem()
                .GET(OASFactory.createOperation()
                        .responses(OASFactory.createAPIResponses()
                                .addAPIResponse(
                                        "404", OASFactory.createAPIResponse().ref("NotFound"))
                                .addAPIResponse(
                                        "200",
                                        OASFactory.createAPIResponse()
                                                .content(OASFactory.createContent()
                                                        .addMediaType(
                                                                "application/json",
                                                                OASFactory.createMediaType()
                                                                        .schema(schema))))));
    }
}
