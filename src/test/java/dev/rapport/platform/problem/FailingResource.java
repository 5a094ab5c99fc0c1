package dev.rapport.platform.problem;

import dev.rapport.platform.http.BoundedInputStream;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Fails in every way that a resource can. */
@Path("/failing")
@PermitAll
public class FailingResource {

    @GET
    @Path("defect")
    @Operation(hidden = true)
    public String defect() {
        throw new IllegalStateException("the secret of the house");
    }

    @GET
    @Path("outage")
    @Operation(hidden = true)
    public String outage() {
        throw new IllegalStateException(new SQLException("connection refused", "08001"));
    }

    @GET
    @Path("overload")
    @Operation(hidden = true)
    public String overload() {
        throw Problem.overloaded("The queue is full.", Duration.ofSeconds(3))
                .with("committed_lines", 7)
                .toException();
    }

    @POST
    @Path("body")
    @Consumes(MediaType.TEXT_PLAIN)
    @Operation(hidden = true)
    public long body(InputStream body) throws IOException {
        return new BoundedInputStream(body, 1000, "The body").transferTo(OutputStream.nullOutputStream());
    }
}
