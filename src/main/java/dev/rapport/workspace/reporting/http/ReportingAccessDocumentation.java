package dev.rapport.workspace.reporting.http;

import dev.rapport.platform.http.DeclaredSchemas;
import dev.rapport.platform.http.Page;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** Writes the bodies and answers of reporting access into the OpenAPI document. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 100)
public class ReportingAccessDocumentation implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        DeclaredSchemas.add(document, Page.of(ReportingAccessForm.answer().type()));
        DeclaredSchemas.add(document, ReportingAccessForm.FORM.whenNew());
    }
}
