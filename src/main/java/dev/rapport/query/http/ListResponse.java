package dev.rapport.query.http;

import dev.rapport.query.AnswerForm;
import dev.rapport.query.list.ListAnswer;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;

/** A list as an HTTP answer. */
final class ListResponse {
    static final String CSV = "text/csv";
    static final String NDJSON = "application/x-ndjson";

    private ListResponse() {}

    /** The answer, with the address of the next page in its Link header. */
    static Response of(ListAnswer answer, UriInfo address) {
        AnswerForm form = answer.form();
        StreamingOutput body = answer::write;
        Response.ResponseBuilder response = Response.ok(body)
                .type(form.contentType())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(HttpHeaders.VARY, "Accept, Authorization, X-API-Key");
        answer.nextCursor().ifPresent(cursor -> {
            String query = address.getRequestUriBuilder()
                    .replaceQueryParam("cursor", cursor)
                    .build()
                    .getRawQuery();
            response.header(
                    HttpHeaders.LINK,
                    "<%s?%s>; rel=\"next\"".formatted(address.getRequestUri().getRawPath(), query));
        });
        return response.build();
    }
}
