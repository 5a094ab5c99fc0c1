package dev.rapport.ingest.http;

import dev.rapport.ingest.Shape;
import dev.rapport.platform.http.DeclaredSchemas;
import dev.rapport.schema.ObjectType;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Says in the OpenAPI document what can be sent, as it is declared. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 30)
public class SendingDocument implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        DeclaredSchemas.add(document, Shape.EVENT_TYPE);
        DeclaredSchemas.add(document, Shape.SURVEY_RESPONSE_TYPE);
        addList(document, "Events", Shape.EVENT_TYPE);
        addList(document, "SurveyResponses", Shape.SURVEY_RESPONSE_TYPE);
        show(document, "/v1/events", EventExamples.NDJSON);
        show(document, "/v1/survey-responses", EventExamples.RESPONSES_NDJSON);
    }

    /** A body is documented as a list; one alone is taken too. */
    private static void addList(OpenAPI document, String name, ObjectType item) {
        document.getComponents()
                .addSchema(
                        name,
                        OASFactory.createSchema()
                                .description("A list of at most 10,000; one alone is taken too.")
                                .addType(Schema.SchemaType.ARRAY)
                                .items(OASFactory.createSchema().ref(item.name())));
    }

    /** Lines of JSON are a text: an annotation's value that begins like JSON would be read as JSON. */
    private static void show(OpenAPI document, String path, String lines) {
        document.getPaths()
                .getPathItem(path)
                .getPOST()
                .getRequestBody()
                .getContent()
                .getMediaType(BodyForm.APPLICATION_NDJSON)
                .addExample("one item a line", OASFactory.createExample().value(lines));
    }
}
