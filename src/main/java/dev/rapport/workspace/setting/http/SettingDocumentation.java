package dev.rapport.workspace.setting.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rapport.platform.http.DeclaredSchemas;
import dev.rapport.platform.http.Page;
import dev.rapport.schema.ObjectType;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;

/** Writes into the OpenAPI document what can be done with the settings of each kind. Before all that goes by operation ids. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 100)
public class SettingDocumentation implements OASFilter {
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public void filterOpenAPI(OpenAPI document) {
        List.of(CalendarForm.FORM, PolicyForm.FORM, TargetForm.DOCUMENTED).forEach(form -> describe(document, form));
        DeclaredSchemas.add(document, HolidayAnswer.TYPE.type());
        DeclaredSchemas.add(document, Page.of(PolicyExample.ANSWER.type()));
    }

    private static void describe(OpenAPI document, SettingForm<?> form) {
        SettingWords words = form.words();
        ObjectType answer = form.answer().type();
        ObjectType page = Page.of(answer);
        DeclaredSchemas.add(document, page);
        DeclaredSchemas.add(document, form.fields().whenNew());
        DeclaredSchemas.add(document, form.fields().whenChanged());
        PathItem all = document.getPaths().getPathItem(words.path());
        PathItem one = document.getPaths().getPathItem(words.path() + "/{id}");
        PathItem versions = document.getPaths().getPathItem(words.path() + "/{id}/versions");

        named(all.getGET(), "list" + words.names(), "List the %s as they are now".formatted(words.nouns()));
        answers(all.getGET(), "200", "A page of %s, oldest first.".formatted(words.nouns()), page);

        named(one.getGET(), "get" + words.name(), "Get a %s as it is now".formatted(words.noun()));
        answers(
                one.getGET(),
                "200",
                "The version in force; of a %s that is yet to come its first.".formatted(words.noun()),
                answer);

        named(
                versions.getGET(),
                "list" + words.name() + "Versions",
                "List everything that a %s was ever said to be".formatted(words.noun()));
        answers(versions.getGET(), "200", "A page of versions, in the order in which they were recorded.", page);

        named(all.getPOST(), "create" + words.name(), "Make a " + words.noun());
        all.getPOST().description("It has always held, unless effective_from says from when on.");
        takes(all.getPOST(), form.fields().whenNew(), words.newExample());
        answers(all.getPOST(), "201", "The new %s.".formatted(words.noun()), answer);

        named(
                one.getPATCH(),
                "change" + words.name(),
                "Change a %s from now on, or from effective_from on".formatted(words.noun()));
        one.getPATCH().description("What is left out stays." + words.onChange().orElse(""));
        takes(one.getPATCH(), form.fields().whenChanged(), words.changeExample());
        answers(one.getPATCH(), "200", "The %s as it is now.".formatted(words.noun()), answer);

        named(
                one.getDELETE(),
                "remove" + words.name(),
                "Remove a %s from now on, or from effective_from on".formatted(words.noun()));
        one.getDELETE().description("Its versions stay." + words.onRemoval().orElse(""));
        one.getDELETE().getResponses().getAPIResponse("204").description("The %s ends.".formatted(words.noun()));
    }

    private static void named(Operation operation, String id, String summary) {
        operation.operationId(id).summary(summary);
    }

    private static void answers(Operation operation, String status, String sentence, ObjectType type) {
        operation.getResponses().getAPIResponse(status).description(sentence).content(json(type));
    }

    private static void takes(Operation operation, ObjectType type, String example) {
        Content content = json(type);
        content.getMediaType(MediaType.APPLICATION_JSON).example(parsed(example));
        operation.getRequestBody().content(content);
    }

    private static Content json(ObjectType type) {
        return OASFactory.createContent()
                .addMediaType(
                        MediaType.APPLICATION_JSON,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(type.name())));
    }

    private static Map<String, Object> parsed(String example) {
        try {
            return JSON.readValue(example, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON: " + example, e);
        }
    }
}
