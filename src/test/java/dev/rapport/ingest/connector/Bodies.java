package dev.rapport.ingest.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.rapport.event.SubmittedEvent;
import dev.rapport.ingest.ItemContext;
import dev.rapport.ingest.JsonDocument;
import dev.rapport.ingest.ParsedItem;
import dev.rapport.ingest.Shape;
import dev.rapport.ingest.connector.sale.Shopify;
import dev.rapport.ingest.connector.sale.Stripe;
import dev.rapport.ingest.connector.sale.WooCommerce;
import dev.rapport.ingest.connector.survey.Delighted;
import dev.rapport.ingest.connector.survey.Formbricks;
import dev.rapport.ingest.connector.survey.SurveyMonkey;
import dev.rapport.ingest.connector.survey.Typeform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads bodies, makes deliveries and mappings of them, and lets the door's own reader judge what becomes of them. */
public final class Bodies {
    /** Later than everything that the bodies tell of. */
    public static final Instant NOW = Instant.parse("2026-10-01T12:00:00Z");

    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** The connectors by their names. */
    public static final Map<String, Connector> CONNECTORS = Map.of(
            "shopify", new Shopify(),
            "woocommerce", new WooCommerce(),
            "stripe", new Stripe(),
            "typeform", new Typeform(),
            "surveymonkey", new SurveyMonkey(),
            "delighted", new Delighted(),
            "formbricks", new Formbricks());

    private Bodies() {}

    /** Reads JSON with every digit. */
    public static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A delivery without headers. */
    public static Delivery delivery(String body) {
        return new Delivery(Map.of(), body.getBytes(StandardCharsets.UTF_8), json(body));
    }

    /** A delivery of a body with the headers that an object has. */
    public static Delivery delivery(JsonNode headers, JsonNode body) {
        Map<String, String> byName = new HashMap<>();
        headers.properties()
                .forEach(header -> byName.put(header.getKey(), header.getValue().textValue()));
        return new Delivery(byName, body.toString().getBytes(StandardCharsets.UTF_8), body);
    }

    /** A mapping that says nothing. */
    public static Mapping mapping(String prefix) {
        return mapping(prefix, MissingNode.getInstance());
    }

    /** The mapping that an object says, in UTC and with the given prefix unless it says otherwise. */
    public static Mapping mapping(String prefix, JsonNode said) {
        Map<String, Map<String, String>> values = new HashMap<>();
        said.path("values").properties().forEach(entry -> values.put(entry.getKey(), texts(entry.getValue())));
        Map<String, Mapping.Question> questions = new HashMap<>();
        said.path("questions").properties().forEach(entry -> {
            JsonNode question = entry.getValue();
            questions.put(
                    entry.getKey(),
                    new Mapping.Question(
                            question.path("kind").asText(),
                            question.path("survey").textValue(),
                            question.get("scale")));
        });
        return new Mapping(
                said.path("prefix").asText(prefix),
                ZoneId.of(said.path("zone").asText("UTC")),
                texts(said.path("fields")),
                values,
                questions);
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new HashMap<>();
        object.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().textValue()));
        return texts;
    }

    /** The events of a translation that must be some. */
    public static List<EventDocument> events(Translation translation) {
        assertThat(translation).isInstanceOf(Translation.Events.class);
        return ((Translation.Events) translation).events();
    }

    /** What the door makes of an event that a connector gave. */
    public static ParsedItem read(EventDocument event) {
        byte[] posted = event.toJson().toString().getBytes(StandardCharsets.UTF_8);
        try {
            return JsonDocument.read(
                            new ByteArrayInputStream(posted),
                            new ItemContext(Shape.EVENT, "key", Optional.empty(), CLOCK),
                            1)
                    .items()
                    .get(0);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The event as the door accepts it. */
    public static SubmittedEvent accepted(EventDocument event) {
        ParsedItem item = read(event);
        assertThat(item).as("%s", event.toJson()).isInstanceOf(ParsedItem.Valid.class);
        return ((ParsedItem.Valid) item).event();
    }
}
