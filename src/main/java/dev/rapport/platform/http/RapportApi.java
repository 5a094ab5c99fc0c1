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
                        description = RapportApi.GUIDE,
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
public class RapportApi extends Application {
    static final String GUIDE = """
            Service metrics from events: how fast, how well, how often, and whether customers come back.

            1. **Get a key.** The first start writes one with all scopes to `initial-key` in the data folder, and that of the
               demo to `demo-key`. Press *Authorize* and paste it under *bearer*. `POST /v1/keys` makes keys with fewer scopes.
            2. **Send the first events.** `POST /v1/events` and `POST /v1/survey-responses` under *Send*: the examples are a
               conversation, orders and answers of the last days, and can be sent as they stand. Sending anything again is
               safe: each counts once.
            3. **Read the first number.** `GET /v1/metrics/csat` under *Satisfaction*, without any parameter: the last 30 days.
               `group_by=channel` splits it, `/rows` lists the facts behind it, `/v1/metrics/csat/definition` says what it
               means. The demo's key has two years to look at.

            Every number comes with its interval and with what is pending or left out. Errors are `application/problem+json`
            and say what would be right. Lists and metrics come as JSON, CSV and NDJSON.""";
}
