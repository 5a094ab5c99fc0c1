package dev.rapport.ingest.hook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.rapport.ingest.BatchResult;
import dev.rapport.ingest.BatchWriter;
import dev.rapport.ingest.IngestConfiguration;
import dev.rapport.ingest.ItemContext;
import dev.rapport.ingest.JsonDocument;
import dev.rapport.ingest.JsonTree;
import dev.rapport.ingest.ParsedItem;
import dev.rapport.ingest.Shape;
import dev.rapport.ingest.connector.Connector;
import dev.rapport.ingest.connector.Delivery;
import dev.rapport.ingest.connector.EventDocument;
import dev.rapport.ingest.connector.Translation;
import dev.rapport.ingest.hook.RejectedPayload.Kind;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Translates a delivery and writes what it tells, by the same rules as events that are posted. */
@ApplicationScoped
class Telling {
    /** More than any delivery of any vendor tells; each may grow by what the mapping adds to it. */
    private static final int MOST_EVENTS = 1_000;

    private static final Logger LOG = Logger.getLogger(Telling.class);

    private final BatchWriter batches;
    private final VendorApi api;
    private final EarlierMappings earlier;
    private final IngestConfiguration limits;
    private final Clock clock;

    Telling(BatchWriter batches, VendorApi api, EarlierMappings earlier, IngestConfiguration limits, Clock clock) {
        this.batches = batches;
        this.api = api;
        this.earlier = earlier;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * What becomes of a delivery that has been verified.
     *
     * @throws ProblemException when the database does not take what it tells: the vendor must send it again
     */
    DeliveryOutcome tell(Connector connector, Hooks.Opened hook, Map<String, String> headers, byte[] body) {
        Delivery delivery;
        try {
            delivery = new Delivery(headers, body, JsonTree.read(body));
        } catch (ProblemException noJson) {
            return DeliveryOutcome.aside(
                    Kind.UNKNOWN, "the body is not JSON: " + noJson.problem().detail());
        }
        Translation translation = translate(connector, delivery, hook.hook());
        if (translation instanceof Translation.Fetch fetch) {
            return fetch(connector, hook, headers, fetch.resource());
        }
        return tell(translation, connector, delivery, hook.hook());
    }

    private DeliveryOutcome fetch(
            Connector connector, Hooks.Opened hook, Map<String, String> headers, String resource) {
        Optional<String> token = hook.accessToken();
        if (token.isEmpty()) {
            return DeliveryOutcome.aside(
                    Kind.UNFETCHED,
                    "%s only says that something can be fetched; set access_token of hook %d (PATCH /v1/hooks/%d), then replay this"
                            .formatted(
                                    connector.name(),
                                    hook.hook().id(),
                                    hook.hook().id()));
        }
        try {
            byte[] fetched = api.get(connector.name(), resource, token.get());
            Delivery answer = new Delivery(headers, fetched, JsonTree.read(fetched));
            Translation translation = translate(connector, answer, hook.hook());
            return translation instanceof Translation.Fetch
                    ? DeliveryOutcome.aside(Kind.UNKNOWN, "what was fetched says that something else can be fetched")
                    : tell(translation, connector, answer, hook.hook());
        } catch (VendorApi.FetchException failure) {
            String reason = String.valueOf(failure.getMessage());
            return failure.wished()
                    .map(wished -> DeliveryOutcome.later(reason, wished))
                    .orElseGet(() -> DeliveryOutcome.aside(Kind.UNFETCHED, reason));
        } catch (ProblemException noJson) {
            if (noJson.problem().type() != ProblemType.MALFORMED) {
                throw noJson;
            }
            // A page that says that the vendor is being mended comes with 200, too.
            return DeliveryOutcome.later(
                    "what was fetched is not JSON: " + noJson.problem().detail(), Duration.ZERO);
        }
    }

    /** A connector that fails must not lose the delivery; neither may its body get into the log. */
    private static Translation translate(Connector connector, Delivery delivery, Hook hook) {
        try {
            return connector.translate(delivery, hook.mapping());
        } catch (RuntimeException defect) {
            LOG.errorf(
                    "the connector %s failed on a delivery of hook %d: %s at %s",
                    connector.name(),
                    hook.id(),
                    defect.getClass().getName(),
                    defect.getStackTrace().length == 0 ? "?" : defect.getStackTrace()[0]);
            return new Translation.Unknown("the connector failed on it; this is a bug, please report it");
        }
    }

    private DeliveryOutcome tell(Translation translation, Connector connector, Delivery delivery, Hook hook) {
        if (translation instanceof Translation.Events events) {
            if (events.events().size() > MOST_EVENTS) {
                return DeliveryOutcome.aside(
                        Kind.UNKNOWN,
                        "it has %,d events; the maximum for one delivery is %,d"
                                .formatted(events.events().size(), MOST_EVENTS));
            }
            List<ParsedItem> items = read(events.events(), hook).items();
            BatchResult batch = batches.write(hook.workspace(), items);
            return ConflictReading.of(items, batch)
                    .explained(conflicting ->
                            earlier.explain(hook, conflicting, before -> readAgain(connector, delivery, before)));
        }
        if (translation instanceof Translation.Ignored ignored) {
            return DeliveryOutcome.ignored(ignored.reason());
        }
        return DeliveryOutcome.aside(
                Kind.UNKNOWN,
                translation instanceof Translation.Unknown unknown ? unknown.reason() : "it contains no event");
    }

    /** What a delivery told under an earlier mapping. */
    private List<ParsedItem> readAgain(Connector connector, Delivery delivery, Hook before) {
        Translation translation = translate(connector, delivery, before);
        return translation instanceof Translation.Events events
                        && events.events().size() <= MOST_EVENTS
                ? read(events.events(), before).items()
                : List.of();
    }

    private JsonDocument read(List<EventDocument> events, Hook hook) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        events.forEach(event -> list.add(event.toJson()));
        ItemContext context = new ItemContext(Shape.EVENT, hook.mapping().prefix(), Optional.empty(), clock);
        try {
            return JsonDocument.read(
                    new ByteArrayInputStream(list.toString().getBytes(StandardCharsets.UTF_8)),
                    context,
                    limits.maxDocumentItems());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
