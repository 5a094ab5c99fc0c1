package dev.rapport.platform.http;

import dev.rapport.platform.problem.ProblemType;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The headers of answers that are the same for all operations of a kind, for the OpenAPI document. */
public final class AnswerHeaders {
    private AnswerHeaders() {}

    /** What a problem of a type is answered with besides its body. */
    static Map<String, Header> of(ProblemType type) {
        return switch (type) {
            case UNAUTHORIZED -> Map.of("WWW-Authenticate", always("How a key can be sent."));
            case UNSUPPORTED_MEDIA_TYPE ->
                Map.of("Accept-Encoding", always("The compressions of a body that are undone."));
            case OVERLOADED, UNAVAILABLE, RATE_LIMITED ->
                Map.of("Retry-After", always("After how many seconds to send the request again."));
            case METHOD_NOT_ALLOWED -> Map.of("Allow", always("The methods that the address knows."));
            case VALIDATION,
                    MALFORMED,
                    FORBIDDEN,
                    NOT_FOUND,
                    NOT_ACCEPTABLE,
                    REQUEST_TIMEOUT,
                    CONFLICT,
                    BUDGET_EXCEEDED,
                    WORKSPACE_TOO_LARGE,
                    TOO_LARGE,
                    INTERNAL -> Map.of();
        };
    }

    /** Adds to a list where its next page is. */
    public static void addNextPage(Operation list) {
        APIResponse page = list.getResponses().getAPIResponse("200");
        if (page != null) {
            page.addHeader(
                    "Link",
                    text("The address of the next page, with rel=\"next\"; absent on the last one, and where all comes"
                            + " at once."));
        }
    }

    /** Adds to what makes a thing where that thing is. */
    static void addLocation(Operation creation) {
        APIResponse made = creation.getResponses().getAPIResponse("201");
        if (made != null) {
            made.addHeader("Location", always("The address of what was made."));
        }
    }

    private static Header always(String description) {
        return text(description).required(true);
    }

    private static Header text(String description) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
    }
}
