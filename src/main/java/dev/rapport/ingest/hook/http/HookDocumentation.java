package dev.rapport.ingest.hook.http;

import dev.rapport.platform.http.DeclaredSchemas;
import dev.rapport.platform.http.Page;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** Writes the bodies and answers of hooks into the OpenAPI document. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 100)
public class HookDocumentation implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        List.of(
                        Page.of(HookForm.ANSWER.type()),
                        Page.of(RejectedAnswers.payload().type()),
                        HookForm.whenNew(HookForm.connector(List::of)).whenNew(),
                        HookForm.CHANGED.whenChanged(),
                        RejectedAnswers.REPLAY.type(),
                        RejectedAnswers.REPLAYS.type())
                .forEach(object -> DeclaredSchemas.add(document, object));
    }
}
