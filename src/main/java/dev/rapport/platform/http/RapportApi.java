package dev.rapport.platform.http;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.servers.Server;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The head of the OpenAPI document. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Rapport",
                        version = "1",
                        description = "Service metrics from events: how fast, how well, how often.",
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
        servers = @Server(url = "/", description = "The service that serves this document."),
        tags = {
            @Tag(name = "Ingest", description = "Events and survey responses in."),
            @Tag(name = "Metrics", description = "Numbers out, and what they mean."),
            @Tag(name = "Facts", description = "What numbers are made of: interactions and survey responses."),
            @Tag(name = "Customers", description = "The people that facts name."),
            @Tag(name = "Dimensions", description = "What facts can be filtered and grouped by."),
            @Tag(name = "Quality", description = "What could not be counted, and why."),
            @Tag(name = "Workspace", description = "The settings of the workspace of a key."),
            @Tag(name = "Calendars", description = "When a business is open, with every version."),
            @Tag(name = "SLA policies", description = "What is promised to customers, with every version."),
            @Tag(name = "Targets", description = "What metrics should come to, with every version."),
            @Tag(name = "Hooks", description = "Addresses that vendors send to and deliveries that were put aside."),
            @Tag(name = "Jobs", description = "What is being done to facts, and how far streams have come."),
            @Tag(name = "Keys", description = "The API keys of a workspace."),
            @Tag(name = "Reporting access", description = "Who reads the reporting views in the database."),
            @Tag(name = "Audit", description = "Who changed what."),
            @Tag(name = "Workspaces", description = "The workspaces of an installation, for its operator.")
        })
public class RapportApi extends Application {}
