package dev.rapport.platform.problem.http;

import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.ProblemType;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The pages that the {@code type} of a problem leads to. */
@Path("/problems")
@PermitAll
@Produces(MediaType.TEXT_HTML)
final class ProblemPages {

    @GET
    @Operation(hidden = true)
    public String list() {
        return page(
                "Problems",
                Arrays.stream(ProblemType.values())
                        .map(type -> "<li><a href=\"%s\">%s</a> (%d): %s</li>"
                                .formatted(type.uri(), type.id(), type.status(), type.title()))
                        .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>")));
    }

    @GET
    @Path("{id}")
    @Operation(hidden = true)
    public String one(@PathParam("id") String id) {
        return Arrays.stream(ProblemType.values())
                .filter(type -> type.id().equals(id))
                .findFirst()
                .map(type -> page(
                        type.title(),
                        "<p><code>%s</code>, HTTP status %d</p>\n<p>%s</p>\n<p><a href=\"/problems\">All problems</a></p>"
                                .formatted(type.id(), type.status(), escaped(type.documentation()))))
                .orElseThrow(() -> Problem.notFound("No problem type has this name; /problems lists them all.")
                        .toException());
    }

    private static String page(String title, String content) {
        return """
                <!doctype html>
                <html lang="en">
                <head><meta charset="utf-8"><title>%1$s - Rapport</title></head>
                <body>
                <h1>%1$s</h1>
                %2$s
                </body>
                </html>
                """.formatted(escaped(title), content);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
