package dev.rapport.ingest.hook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rapport.ingest.connector.Connector;
import dev.rapport.ingest.connector.Delivery;
import dev.rapport.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Takes what vendors send: finds the hook, verifies, writes what it tells, puts aside what it doesn't. */
@ApplicationScoped
public class Deliveries {
    private static final Logger LOG = Logger.getLogger(Deliveries.class);
    private static final int MOST_HEADERS = 30;
    private static final int LONGEST_HEADER = 300;
    private static final List<String> CREDENTIALS = List.of(
            "signature", "hmac", "secret", "token", "key", "auth", "cookie", "forwarded", "real-ip", "password");
    /** WooCommerce asks so, unsigned, whether somebody is there, and does without the hook if not. */
    private static final Pattern PING = Pattern.compile("webhook_id=\\d{1,18}");

    private final Connectors connectors;
    private final Hooks hooks;
    private final Telling telling;
    private final RejectedPayloads rejected;
    private final Clock clock;

    Deliveries(Connectors connectors, Hooks hooks, Telling telling, RejectedPayloads rejected, Clock clock) {
        this.connectors = connectors;
        this.hooks = hooks;
        this.telling = telling;
        this.rejected = rejected;
        this.clock = clock;
    }

    /**
     * What became of a delivery, and where it was put aside.
     *
     * @param keptId its number among the rejected payloads
     */
    public record Receipt(DeliveryOutcome outcome, OptionalLong keptId) {}

    /**
     * The hook at an address.
     *
     * @throws dev.rapport.platform.problem.ProblemException {@code not-found} when there is none
     */
    public Hooks.Opened find(String connector, String address) {
        Connector known = connectors.get(connector);
        return HookAddress.fromText(address)
                .flatMap(text -> hooks.find(known.name(), text))
                .orElseThrow(() -> Problem.notFound(
                                ("No %1$s hook has this address. Create one with POST /v1/hooks {\"connector\":"
                                                + " \"%1$s\"} and a key of the scope admin; its answer has the address.")
                                        .formatted(known.name()))
                        .toException());
    }

    /**
     * Takes a delivery.
     *
     * @param headers by lower-case name
     * @param body the bytes as they came
     * @throws dev.rapport.platform.problem.ProblemException {@code unauthorized} when the signature is wrong,
     *     {@code unavailable} when the database takes nothing
     */
    public Receipt receive(Hooks.Opened opened, Map<String, String> headers, byte[] body) throws SQLException {
        Hook hook = opened.hook();
        Connector connector = connectors.get(hook.connector());
        if (body.length < 40
                && PING.matcher(new String(body, StandardCharsets.UTF_8)).matches()) {
            return new Receipt(DeliveryOutcome.ignored("a test whether somebody is there"), OptionalLong.empty());
        }
        verify(connector, opened, headers, body);
        DeliveryOutcome outcome = telling.tell(connector, opened, headers, body);
        if (outcome.kept().isEmpty()) {
            return new Receipt(outcome, OptionalLong.empty());
        }
        RejectedPayload.Kind kind = outcome.kept().get();
        OptionalLong kept = rejected.keep(hook, kind, outcome, described(headers), body);
        LOG.infof("a delivery of %s to hook %d was put aside (%s)", hook.connector(), hook.id(), kind.id());
        return new Receipt(outcome, kept);
    }

    private void verify(Connector connector, Hooks.Opened opened, Map<String, String> headers, byte[] body) {
        boolean valid = opened.secret()
                .map(secret -> connector
                        .signature()
                        .isValid(
                                new Delivery(headers, body, JsonNodeFactory.instance.missingNode()),
                                secret,
                                clock.instant()))
                .orElse(!connector.needsSecret());
        if (!valid) {
            throw Problem.unauthorized(
                            "The delivery is not signed with the secret of this hook. If the vendor's secret has changed, set it with PATCH /v1/hooks/{id} {\"secret\": …}.")
                    .toException();
        }
    }

    /** The headers that tell what the body is, without any credential. */
    private static String described(Map<String, String> headers) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(headers).forEach((header, value) -> {
            String name = header.toLowerCase(Locale.ROOT);
            boolean tells = name.equals("content-type")
                    || (name.startsWith("x-") && CREDENTIALS.stream().noneMatch(name::contains));
            if (tells && kept.size() < MOST_HEADERS && name.length() <= 100) {
                String text = value.replace('\0', ' ');
                kept.put(name, text.substring(0, Math.min(text.length(), LONGEST_HEADER)));
            }
        });
        return kept.toString();
    }
}
