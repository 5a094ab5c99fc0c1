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
            @Tag(name = "Start", description = "What there is: the workspace of your key, and the metrics."),
            @Tag(name = "Send", description = "Events, survey responses and the webhooks of vendors."),
            @Tag(name = "Satisfaction", description = "Whether customers are content and recommend."),
            @Tag(
                    name = "Speed",
                    description = "How quickly customers get an answer, and whether that is what was promised."),
            @Tag(name = "Resolution", description = "Whether issues are solved, and at the first contact."),
            @Tag(name = "Loyalty", description = "Whether customers come back, and what good service does for it."),
            @Tag(name = "Load", description = "How much there is to do, and what it costs."),
            @Tag(
                    name = "Explore",
                    description = "The scorecard, what numbers are made of, and what could not be counted."),
            @Tag(name = "Correct", description = "Take events back, erase customers, and replay what vendors sent."),
            @Tag(
                    name = "Settings",
                    description = "Calendars, promises, targets, hooks, keys and logins, with every version."),
            @Tag(name = "Operate", description = "Workspaces, jobs and the audit, for whoever runs the service.")
        })
public class RapportApi extends Application {}
