package dev.rapport.workspace.http;

import dev.rapport.platform.http.DeclaredSchemas;
import dev.rapport.platform.http.Page;
import dev.rapport.schema.ObjectType;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** Writes the bodies and answers of workspaces, keys and the audit into the OpenAPI document. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 100)
public class WorkspaceDocumentation implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        List<ObjectType> lists = List.of(
                AuditResource.ANSWER.type(),
                KeyForm.ANSWER.type(),
                WorkspaceForm.answer().type());
        List<ObjectType> others = List.of(
                KeyForm.DOCUMENTED.whenNew(),
                KeyForm.DOCUMENTED.whenChanged(),
                WorkspaceForm.FORM.whenNew(),
                OwnWorkspaceForm.FORM.whenChanged(),
                OwnWorkspaceForm.ANSWER.type());
        lists.forEach(item -> DeclaredSchemas.add(document, Page.of(item)));
        others.forEach(object -> DeclaredSchemas.add(document, object));
    }
}
