import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.Changed;
import org.openapitools.openapidiff.core.model.ChangedApiResponse;
import org.openapitools.openapidiff.core.model.ChangedContent;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.ChangedOperation;
import org.openapitools.openapidiff.core.model.ChangedParameters;
import org.openapitools.openapidiff.core.model.ChangedRequestBody;
import org.openapitools.openapidiff.core.model.ChangedSchema;
import org.openapitools.openapidiff.core.model.ComposedChanged;

/** Prints what breaks clients of an older interface document, a line each. Usage: Breaks OLDER NEWER. */
final class Breaks {
    private final List<String> lines = new ArrayList<>();

    public static void main(String[] files) throws Exception {
        ChangedOpenApi changed =
                OpenApiCompare.fromContents(Files.readString(Path.of(files[0])), Files.readString(Path.of(files[1])));
        Breaks breaks = new Breaks();
        changed.getMissingEndpoints()
                .forEach(gone -> breaks.lines.add(gone.getMethod() + " " + gone.getPathUrl() + " is gone"));
        for (ChangedOperation operation : changed.getChangedOperations()) {
            if (operation.isIncompatible()) {
                breaks.of(operation);
            }
        }
        breaks.lines.stream().distinct().forEach(System.out::println);
    }

    private void of(ChangedOperation operation) {
        String where = operation.getHttpMethod() + " " + operation.getPathUrl();
        int before = lines.size();
        parameters(where, operation.getParameters());
        ChangedRequestBody body = operation.getRequestBody();
        if (body != null && body.isIncompatible()) {
            content(where + " body", body.getContent());
        }
        responses(where, operation.getApiResponses());
        if (lines.size() == before) {
            lines.add(where + " breaks");
        }
    }

    private void parameters(String where, ChangedParameters parameters) {
        if (parameters == null || !parameters.isIncompatible()) {
            return;
        }
        parameters.getMissing().forEach(gone -> lines.add(where + " parameter " + gone.getName() + " is gone"));
        parameters.getIncreased().stream()
                .filter(more -> Boolean.TRUE.equals(more.getRequired()))
                .forEach(more -> lines.add(where + " parameter " + more.getName() + " is new and required"));
        parameters.getChanged().stream()
                .filter(Changed::isIncompatible)
                .forEach(other -> schema(where + " parameter " + other.getName(), other.getSchema()));
    }

    private void responses(String where, ChangedApiResponse responses) {
        if (responses == null || !responses.isIncompatible()) {
            return;
        }
        responses.getMissing().keySet().forEach(status -> lines.add(where + " status " + status + " is gone"));
        responses.getChanged().forEach((status, response) -> {
            if (response.isIncompatible()) {
                content(where + " " + status, response.getContent());
            }
        });
    }

    private void content(String where, ChangedContent content) {
        if (content == null || !content.isIncompatible()) {
            lines.add(where + " breaks");
            return;
        }
        content.getMissing().keySet().forEach(type -> lines.add(where + " as " + type + " is gone"));
        content.getChanged().forEach((type, media) -> {
            if (media.isIncompatible()) {
                schema(where + " " + type, media.getSchema());
            }
        });
    }

    private void schema(String where, ChangedSchema schema) {
        if (schema == null || !schema.isIncompatible()) {
            lines.add(where + " breaks");
            return;
        }
        int before = lines.size();
        schema.getMissingProperties().keySet().forEach(name -> lines.add(where + "." + name + " is gone"));
        schema.getChangedProperties().forEach((name, property) -> nested(where + "." + name, property));
        nested(where + "[]", schema.getItems());
        nested(where + ".*", schema.getAddProp());
        if (schema.getOneOfSchema() != null && schema.getOneOfSchema().isIncompatible()) {
            schema.getOneOfSchema().getChanged().forEach((name, one) -> nested(where + " as " + name, one));
        }
        if (schema.getRequired() != null && schema.getRequired().isIncompatible()) {
            said(where, "is required", schema.getRequired().getIncreased());
            said(where, "is not always there", schema.getRequired().getMissing());
        }
        if (schema.getEnumeration() != null && schema.getEnumeration().isIncompatible()) {
            said(where, "is a new word", schema.getEnumeration().getIncreased());
            said(where, "is no word", schema.getEnumeration().getMissing());
        }
        if (lines.size() == before) {
            lines.add(where + " " + leaves(schema));
        }
    }

    private void nested(String where, ChangedSchema schema) {
        if (schema != null && schema.isIncompatible()) {
            schema(where, schema);
        }
    }

    private void said(String where, String what, Collection<?> names) {
        names.forEach(name -> lines.add(where + ": " + name + " " + what));
    }

    /** What else breaks, by the class that found it. */
    private static String leaves(ComposedChanged changed) {
        return changed.getChangedElements().stream()
                .filter(element -> element != null && element.isIncompatible())
                .map(element -> element.getClass().getSimpleName().replace("Changed", ""))
                .distinct()
                .sorted()
                .reduce((one, other) -> one + " " + other)
                .map(kinds -> "breaks: " + kinds)
                .orElse("breaks");
    }
}
