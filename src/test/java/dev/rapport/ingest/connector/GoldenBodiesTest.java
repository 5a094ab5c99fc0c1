package dev.rapport.ingest.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rapport.ingest.connector.Translation.Fetch;
import dev.rapport.ingest.connector.Translation.Ignored;
import dev.rapport.ingest.connector.Translation.Unknown;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every body beside this class becomes exactly what the file beside it says. */
class GoldenBodiesTest {

    static Stream<GoldenBody> bodies() throws IOException {
        return GoldenBody.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void aBodyBecomesWhatStandsBesideIt(GoldenBody golden) {
        Translation translation = golden.connector().translate(golden.delivery(), golden.mapping());

        JsonNode expected = golden.expected();
        if (expected.has("events")) {
            List<JsonNode> events = Bodies.events(translation).stream()
                    .map(event -> Bodies.json(told(event).toString()))
                    .toList();
            assertThat(events).containsExactlyElementsOf(expected.get("events"));
        } else if (expected.has("ignored")) {
            assertThat(translation).isInstanceOf(Ignored.class);
            assertThat(((Ignored) translation).reason())
                    .contains(expected.get("ignored").textValue());
        } else if (expected.has("unknown")) {
            assertThat(translation).isInstanceOf(Unknown.class);
            assertThat(((Unknown) translation).reason())
                    .contains(expected.get("unknown").textValue());
        } else {
            assertThat(translation).isEqualTo(new Fetch(expected.get("fetch").textValue()));
        }
    }

    /** With the word DIGEST for a digest of the content. */
    private static ObjectNode told(EventDocument event) {
        ObjectNode json = event.toJson();
        return json.put("id", json.get("id").textValue().replaceFirst(":[0-9a-f]{12}$", ":DIGEST"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void theDoorAcceptsWhatABodyBecomes(GoldenBody golden) {
        Translation translation = golden.connector().translate(golden.delivery(), golden.mapping());

        if (translation instanceof Translation.Events told) {
            assertThat(told.events().stream().map(Bodies::accepted)).hasSameSizeAs(told.events());
        } else {
            assertThat(golden.expected().has("events")).isFalse();
        }
    }

    @Test
    void everyVendorHasBodiesThatTellSomethingAndBodiesThatDoNot() throws IOException {
        for (String vendor : Bodies.CONNECTORS.keySet()) {
            List<JsonNode> expected = GoldenBody.all().stream()
                    .filter(golden -> golden.vendor().equals(vendor))
                    .map(GoldenBody::expected)
                    .toList();
            assertThat(expected).as(vendor).anyMatch(outcome -> outcome.has("events"));
            assertThat(expected).as(vendor).anyMatch(outcome -> outcome.has("ignored"));
        }
    }

    @Test
    void aConnectorIsFoundUnderItsName() {
        Bodies.CONNECTORS.forEach(
                (name, connector) -> assertThat(connector.name()).isEqualTo(name));
    }
}
