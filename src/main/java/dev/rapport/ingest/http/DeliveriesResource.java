package dev.rapport.ingest.http;

import dev.rapport.ingest.BrokenBody;
import dev.rapport.ingest.IngestConfiguration;
import dev.rapport.ingest.hook.Deliveries;
import dev.rapport.ingest.hook.HookConfiguration;
import dev.rapport.ingest.hook.Hooks;
import dev.rapport.platform.http.AnyParameters;
import dev.rapport.platform.http.BoundedInputStream;
import dev.rapport.platform.problem.http.ProblemBody;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Takes the webhooks of vendors, who can't send our keys: the address names the workspace, the signature the sender. */
@Path("/v1/hooks/{connector}/{hook_id}")
@PermitAll
@SecurityRequirements
@Tag(name = "Settings")
@AnyParameters
@Blocking
public class DeliveriesResource {
    private final Deliveries deliveries;
    private final IngestGate gate;
    private final HookConfiguration limits;
    private final IngestConfiguration patience;

    DeliveriesResource(Deliveries deliveries, IngestGate gate, HookConfiguration limits, IngestConfiguration patience) {
        this.deliveries = deliveries;
        this.gate = gate;
        this.limits = limits;
        this.patience = patience;
    }

    @HEAD
    @Operation(
            operationId = "checkHook",
            summary = "Ask whether a hook is there",
            description = "Some vendors do, before they send anything.")
    @APIResponse(responseCode = "200", description = "It is.")
    public RestResponse<Void> check(
            @PathParam("connector") String connector,
            @Parameter(description = "The unguessable part of the address.") @PathParam("hook_id") String hookId) {
        deliveries.find(connector, hookId);
        return RestResponse.ok(); // some vendors take no other status for a yes
    }

    @POST
    @Gated
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "receiveDelivery", summary = "Take a vendor's webhook", description = """
                    The vendor's own body, verified by the vendor's own signature over its bytes, is translated into events by the
                    hook's mapping; they follow the same rules as events that are posted. The ids and times are the vendor's, so
                    deliveries may come again and in any order.

                    Whatever could be read is answered 200, or the vendor would send it for ever: `ignored` means nothing for
                    service metrics, `kept` and `conflict` are put aside at `/v1/rejected-payloads`, to be replayed. What must be
                    fetched and could not be, because the vendor's interface is away for now, is kept and tried again by
                    itself (`next_try_at`). 503 asks the vendor to send it again.""")
    @APIResponse(
            responseCode = "200",
            description = "What became of it.",
            content = @Content(schema = @Schema(implementation = DeliveryReceipt.class)))
    @APIResponse(
            responseCode = "401",
            description = "It is not signed with the secret of this hook.",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = ProblemBody.class)))
    @APIResponse(
            responseCode = "503",
            description = IngestDocumentation.BUSY,
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(implementation = ProblemBody.class)))
    public DeliveryReceipt receive(
            @PathParam("connector") String connector,
            @Parameter(description = "The unguessable part of the address.") @PathParam("hook_id") String hookId,
            @RequestBody(
                            required = true,
                            description =
                                    "What the vendor sends. May be compressed with gzip; it is signed uncompressed.",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(type = SchemaType.OBJECT),
                                            example = EventExamples.DELIVERY))
                    InputStream body,
            @Context HttpHeaders headers)
            throws SQLException {
        Hooks.Opened hook = deliveries.find(connector, hookId);
        long most = limits.maxBodySize().asLongValue();
        try (IngestGate.Pass place = gate.enterDelivery();
                IngestGate.DocumentMemory memory = gate.document()) {
            InputStream bounded = new DocumentStream(
                    new BoundedInputStream(new TimedStream(body, patience.documentPatience()), most, "The delivery"),
                    memory,
                    Long.MAX_VALUE,
                    0);
            return DeliveryReceipt.from(deliveries.receive(hook, named(headers), bounded.readAllBytes()));
        } catch (IOException broken) {
            throw BrokenBody.problem().toException();
        }
    }

    private static Map<String, String> named(HttpHeaders headers) {
        Map<String, String> first = new HashMap<>();
        for (Map.Entry<String, List<String>> header :
                headers.getRequestHeaders().entrySet()) {
            if (!header.getValue().isEmpty()) {
                first.putIfAbsent(
                        header.getKey().toLowerCase(Locale.ROOT),
                        header.getValue().get(0));
            }
        }
        return first;
    }
}
