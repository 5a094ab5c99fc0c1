package dev.rapport.ingest.connector.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rapport.ingest.ItemContext;
import dev.rapport.ingest.JsonDocument;
import dev.rapport.ingest.ParsedItem;
import dev.rapport.ingest.Shape;
import dev.rapport.ingest.connector.EventDocument;
import dev.rapport.ingest.connector.Translation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeskGoldenTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-31T12:00:00Z"), ZoneOffset.UTC);
    private static final List<JsonNode> STRANGERS = List.of(
            JsonNodeFactory.instance.nullNode(),
            JsonNodeFactory.instance.numberNode(-1),
            JsonNodeFactory.instance.numberNode(new java.math.BigDecimal("1e999999999")),
            JsonNodeFactory.instance.textNode("\uD83D\uDE00 text"),
            JsonNodeFactory.instance.textNode(""),
            JsonNodeFactory.instance.booleanNode(true),
            JsonNodeFactory.instance.arrayNode().add(JsonNodeFactory.instance.arrayNode()),
            JsonNodeFactory.instance.objectNode().put("id", 7));

    static List<GoldenDelivery> deliveries() {
        return GoldenDelivery.all();
    }

    @Test
    void everyVendorHasDeliveries() {
        assertThat(deliveries()).extracting(GoldenDelivery::vendor).containsAll(GoldenDelivery.CONNECTORS.keySet());
    }

    @ParameterizedTest
    @MethodSource("deliveries")
    void isTranslatedAsExpected(GoldenDelivery delivery) {
        Translation translation = delivery.translate();

        if (delivery.file().has("expected")) {
            assertThat(translation).as("%s", translation).isInstanceOf(Translation.Events.class);
            assertThat(told((Translation.Events) translation, delivery.vendor()))
                    .isEqualTo(delivery.file().get("expected"));
        } else if (delivery.file().has("ignored")) {
            assertThat(translation).isInstanceOf(Translation.Ignored.class);
            assertThat(((Translation.Ignored) translation).reason())
                    .contains(delivery.file().get("ignored").asText());
        } else {
            assertThat(translation).isInstanceOf(Translation.Unknown.class);
            assertThat(((Translation.Unknown) translation).reason())
                    .contains(delivery.file().get("unknown").asText());
        }
    }

    /** Without the source, which is the prefix, and with the word DIGEST for a digest of the content. */
    private static ArrayNode told(Translation.Events events, String prefix) {
        ArrayNode told = JsonNodeFactory.instance.arrayNode();
        for (EventDocument event : events.events()) {
            ObjectNode json = event.toJson();
            assertThat(json.remove("source").asText()).isEqualTo(prefix);
            json.put("id", json.get("id").asText().replaceFirst(":[0-9a-f]{12}$", ":DIGEST"));
            told.add(json);
        }
        return told;
    }

    @ParameterizedTest
    @MethodSource("deliveries")
    void whatItTellsKeepsTheRulesOfEvents(GoldenDelivery delivery) throws IOException {
        if (delivery.translate() instanceof Translation.Events events) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            events.events().forEach(event -> list.add(event.toJson()));
            JsonDocument read = JsonDocument.read(
                    new ByteArrayInputStream(list.toString().getBytes(StandardCharsets.UTF_8)),
                    new ItemContext(Shape.EVENT, "-", Optional.empty(), CLOCK),
                    1_000);
            assertThat(read.items()).allSatisfy(item -> assertThat(item).isInstanceOf(ParsedItem.Valid.class));
        }
    }

    @ParameterizedTest
    @MethodSource("deliveries")
    void theSameDeliveryAgainTellsTheSame(GoldenDelivery delivery) {
        if (delivery.translate() instanceof Translation.Events events) {
            assertThat(told((Translation.Events) delivery.translate(), delivery.vendor()))
                    .isEqualTo(told(events, delivery.vendor()));
        }
    }

    @ParameterizedTest
    @MethodSource("deliveries")
    void aStrangeMemberIsNeverAFailure(GoldenDelivery delivery) {
        for (String pointer : pointers(delivery.file().get("body"), "", new ArrayList<>())) {
            int end = pointer.lastIndexOf('/');
            for (JsonNode stranger : STRANGERS) {
                JsonNode body = delivery.file().get("body").deepCopy();
                JsonNode parent = body.at(pointer.substring(0, end));
                if (parent instanceof ObjectNode object) {
                    object.set(pointer.substring(end + 1), stranger);
                } else {
                    ((ArrayNode) parent).set(Integer.parseInt(pointer.substring(end + 1)), stranger);
                }
                assertThat(delivery.translate(body))
                        .as("%s := %s", pointer, stranger)
                        .isNotNull();
            }
        }
        for (JsonNode stranger : STRANGERS) {
            assertThat(delivery.translate(stranger)).isNotNull();
        }
    }

    private static List<String> pointers(JsonNode node, String at, List<String> found) {
        node.properties().forEach(member -> {
            String pointer = at + "/" + member.getKey();
            found.add(pointer);
            pointers(member.getValue(), pointer, found);
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            found.add(at + "/" + i);
            pointers(node.get(i), at + "/" + i, found);
        }
        return found;
    }
}
