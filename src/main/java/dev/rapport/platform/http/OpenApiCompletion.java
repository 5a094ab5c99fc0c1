package dev.rapport.platform.http;

import dev.rapport.platform.problem.ProblemType;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jspecify.annotations.Nullable;

/** Adds to every operation what is the same for all: its problems, its credentials, the parameters of lists. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiCompletion implements OASFilter {

    private static final Map<String, String> CREDENTIALS = Map.of(
            "bearer", "Authorization: Bearer <key>",
            "header", "X-API-Key: <key>",
            "basic", "HTTP Basic with the key as the password, for tools that know nothing else");

    /** What names, limits, other things or other content under the same id can stand in the way of. */
    private static final Set<String> CONFLICTING = Set.of(
            "changeCalendar",
            "changeKey",
            "changeSlaPolicy",
            "changeTarget",
            "changeWorkspace",
            "createCalendar",
            "createHook",
            "createReportingAccess",
            "createSlaPolicy",
            "createTarget",
            "createWorkspace",
            "eraseCustomer",
            "postEvents",
            "postSurveyResponses",
            "removeCalendar",
            "removeReportingAccess",
            "removeWorkspace",
            "revokeKey",
            "voidEvent");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        addSecurity(document);
        if (document.getComponents().getSchemas() != null) {
            TimeSchemas.inline(document.getComponents());
            document.getComponents().getSchemas().values().forEach(Nullability::complete);
        }
        if (document.getPaths() != null && document.getPaths().getPathItems() != null) {
            Map<String, PathItem> paths = document.getPaths().getPathItems();
            paths.forEach(OpenApiCompletion::complete);
            paths.forEach((path, item) -> {
                if (item.getPOST() != null && paths.containsKey(path + "/{id}")) {
                    AnswerHeaders.addLocation(item.getPOST());
                }
            });
            Set<String> answered = answered(paths);
            Arrays.stream(ProblemType.values())
                    .filter(type -> answered.contains(componentName(type)))
                    .forEach(type -> document.getComponents().addResponse(componentName(type), response(type)));
            PageSchemas.rename(document);
        }
    }

    private static void complete(String path, PathItem item) {
        item.getOperations().values().forEach(operation -> {
            boolean body = operation.getRequestBody() != null;
            boolean named = path.contains("{");
            boolean list = has(operation, "cursor");
            if (list) {
                AnswerHeaders.addNextPage(operation);
                describe(operation, "cursor", "Where the page begins: next_cursor of the one before.", null);
                describe(
                        operation,
                        "limit",
                        "The most items of a page.",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.INTEGER)
                                .minimum(BigDecimal.ONE)
                                .maximum(BigDecimal.valueOf(PageRequest.LARGEST_LIMIT))
                                .defaultValue(PageRequest.DEFAULT_LIMIT));
            }
            boolean secured =
                    operation.getSecurity() == null || !operation.getSecurity().isEmpty();
            List<ProblemType> possible = Arrays.stream(ProblemType.values())
                    .filter(type -> switch (type) {
                        case MALFORMED, TOO_LARGE, UNSUPPORTED_MEDIA_TYPE -> body;
                        // unknown parameters are refused wherever the caller is ours
                        case VALIDATION -> secured;
                        case UNAUTHORIZED, FORBIDDEN -> secured;
                        case NOT_FOUND -> named;
                        case CONFLICT -> CONFLICTING.contains(operation.getOperationId());
                        case NOT_ACCEPTABLE -> answersWithContent(operation);
                        case UNAVAILABLE, INTERNAL -> true;
                        // These share the statuses of validation and unavailable, or are said nowhere in particular.
                        case METHOD_NOT_ALLOWED,
                                REQUEST_TIMEOUT,
                                RATE_LIMITED,
                                OVERLOADED,
                                BUDGET_EXCEEDED,
                                WORKSPACE_TOO_LARGE -> false;
                    })
                    .toList();
            possible.forEach(type -> addProblem(operation, type));
            Arrays.stream(ProblemType.values()).forEach(type -> addHeaders(operation, type));
        });
    }

    /** The components that some operation answers with; the others would be said of nothing. */
    private static Set<String> answered(Map<String, PathItem> paths) {
        return paths.values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream())
                .map(APIResponse::getRef)
                .filter(Objects::nonNull)
                .map(ref -> ref.substring(ref.lastIndexOf('/') + 1))
                .collect(Collectors.toSet());
    }

    private static boolean answersWithContent(Operation operation) {
        return operation.getResponses().getAPIResponses().entrySet().stream()
                .anyMatch(response ->
                        response.getKey().startsWith("2") && response.getValue().getContent() != null);
    }

    /** A problem that an operation describes by itself has the headers of all of its type. */
    private static void addHeaders(Operation operation, ProblemType type) {
        APIResponse own = operation.getResponses().getAPIResponse(Integer.toString(type.status()));
        if (own != null && own.getRef() == null) {
            AnswerHeaders.of(type).forEach(own::addHeader);
        }
    }

    private static void addProblem(Operation operation, ProblemType type) {
        String status = Integer.toString(type.status());
        if (operation.getResponses().getAPIResponse(status) == null) {
            operation
                    .getResponses()
                    .addAPIResponse(status, OASFactory.createAPIResponse().ref(componentName(type)));
        }
    }

    private static APIResponse response(ProblemType type) {
        Content content = OASFactory.createContent()
                .addMediaType(
                        "application/problem+json",
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("Problem"))
                                .example(Map.of(
                                        "type", type.uri(),
                                        "title", type.title(),
                                        "status", type.status(),
                                        "detail", type.title() + ".",
                                        "instance", "/v1/…")));
        APIResponse response = OASFactory.createAPIResponse()
                .description(type.title() + " (`" + type.id() + "`).")
                .content(content);
        AnswerHeaders.of(type).forEach(response::addHeader);
        return response;
    }

    private static String componentName(ProblemType type) {
        StringBuilder name = new StringBuilder();
        for (String word : type.id().split("-", -1)) {
            name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return name.toString();
    }

    private static void addSecurity(OpenAPI document) {
        document.getComponents()
                .addSecurityScheme(
                        "bearer", scheme("bearer", SecurityScheme.Type.HTTP).scheme("bearer"))
                .addSecurityScheme(
                        "header",
                        scheme("header", SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.HEADER)
                                .name("X-API-Key"))
                .addSecurityScheme(
                        "basic", scheme("basic", SecurityScheme.Type.HTTP).scheme("basic"));
        document.setSecurity(List.of("bearer", "header", "basic").stream()
                .map(name -> OASFactory.createSecurityRequirement().addScheme(name))
                .toList());
    }

    private static SecurityScheme scheme(String name, SecurityScheme.Type type) {
        return OASFactory.createSecurityScheme().type(type).description(CREDENTIALS.get(name));
    }

    private static boolean has(Operation operation, String parameter) {
        return operation.getParameters() != null
                && operation.getParameters().stream().map(Parameter::getName).anyMatch(parameter::equals);
    }

    private static void describe(Operation operation, String name, String description, @Nullable Schema schema) {
        operation.getParameters().stream()
                .filter(parameter -> name.equals(parameter.getName()))
                .forEach(parameter -> {
                    parameter.setDescription(description);
                    if (schema != null) {
                        parameter.setSchema(schema);
                    }
                });
    }
}
