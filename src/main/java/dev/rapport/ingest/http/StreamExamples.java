package dev.rapport.ingest.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** Shows lines of JSON as the text that they are: an annotation's value that begins like JSON is read as JSON. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class StreamExamples implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        show(document, "/v1/events", EventExamples.NDJSON);
        show(document, "/v1/survey-responses", EventExamples.RESPONSES_NDJSON);
    }

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
