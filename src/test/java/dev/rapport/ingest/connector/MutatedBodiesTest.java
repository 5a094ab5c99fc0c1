package dev.rapport.ingest.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rapport.ingest.ParsedItem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A body that is not built as its vendor says is never an error, and never an event that the door refuses. */
class MutatedBodiesTest {
    private static final String LONG = "x".repeat(20_000);
    private static final List<JsonNode> REPLACEMENTS = Stream.of(
                    "null",
                    "\"\"",
                    "\"text\"",
                    "\"a\\u0000b\\ud800c\"",
                    "\"" + LONG + "\"",
                    "\"9007199254740993\"",
                    "\"12.3456789\"",
                    "true",
                    "false",
                    "0",
                    "-1",
                    "7",
                    "6.5",
                    "9007199254740993",
                    "1e400",
                    "1e-400",
                    "[]",
                    "[null, 1, \"a\", {}, []]",
                    "{}",
                    "{\"id\": {}}")
            .map(Bodies::json)
            .toList();

    static Stream<GoldenBody> bodies() throws IOException {
        return GoldenBody.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void anyMemberMayBeAnything(GoldenBody golden) {
        int tried = 0;
        for (JsonPointer place : places(golden.body())) {
            for (JsonNode replacement : REPLACEMENTS) {
                tried += check(golden, replaced(golden.body(), place, replacement));
            }
        }
        assertThat(tried).isPositive();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void anyMemberMayBeMissing(GoldenBody golden) {
        int tried = 0;
        for (JsonPointer place : places(golden.body())) {
            tried += check(golden, without(golden.body(), place));
        }
        assertThat(tried).isPositive();
    }

    @Test
    void theMutationsReachWhatTheyAreMeantFor() {
        JsonNode body = Bodies.json("{\"a\": [{\"b\": 1}]}");

        assertThat(places(body)).extracting(JsonPointer::toString).containsExactly("", "/a", "/a/0", "/a/0/b");
        assertThat(replaced(body, JsonPointer.compile("/a/0/b"), Bodies.json("[]")))
                .isEqualTo(Bodies.json("{\"a\": [{\"b\": []}]}"));
        assertThat(without(body, JsonPointer.compile("/a/0"))).isEqualTo(Bodies.json("{\"a\": []}"));
    }

    private static int check(GoldenBody golden, JsonNode body) {
        Delivery delivery = Bodies.delivery(golden.expected().path("headers"), body);
        Translation translation = golden.connector().translate(delivery, golden.mapping());
        assertThat(golden.connector().translate(delivery, golden.mapping()))
                .as("the same delivery twice")
                .hasSameClassAs(translation);
        if (translation instanceof Translation.Events told) {
            told.events().forEach(event -> {
                ParsedItem item = Bodies.read(event);
                // Only a clock can tell that a time lies ahead, and a connector has none.
                boolean isAhead = item instanceof ParsedItem.Refused refused
                        && refused.problem().violations().stream()
                                .allMatch(violation -> violation.detail().contains("ahead of the server's clock"));
                assertThat(isAhead || item instanceof ParsedItem.Valid)
                        .as("%s of %s: %s", event.toJson(), body, item)
                        .isTrue();
            });
        }
        assertThat(reason(translation))
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(500)
                .doesNotContain("\u0000");
        return 1;
    }

    private static String reason(Translation translation) {
        return translation instanceof Translation.Ignored ignored
                ? ignored.reason()
                : translation instanceof Translation.Unknown unknown ? unknown.reason() : "it tells something";
    }

    private static List<JsonPointer> places(JsonNode node) {
        List<JsonPointer> places = new ArrayList<>();
        collect(JsonPointer.empty(), node, places);
        return places;
    }

    private static void collect(JsonPointer at, JsonNode node, List<JsonPointer> places) {
        places.add(at);
        node.properties().forEach(member -> collect(at.appendProperty(member.getKey()), member.getValue(), places));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(at.appendIndex(i), node.get(i), places);
        }
    }

    private static JsonNode replaced(JsonNode body, JsonPointer place, JsonNode replacement) {
        if (place.matches()) {
            return replacement;
        }
        JsonNode copy = body.deepCopy();
        JsonNode parent = copy.at(place.head());
        if (parent instanceof ObjectNode object) {
            object.set(place.last().getMatchingProperty(), replacement);
        } else {
            ((ArrayNode) parent).set(place.last().getMatchingIndex(), replacement);
        }
        return copy;
    }

    private static JsonNode without(JsonNode body, JsonPointer place) {
        if (place.matches()) {
            return Bodies.json("{}");
        }
        JsonNode copy = body.deepCopy();
        JsonNode parent = copy.at(place.head());
        if (parent instanceof ObjectNode object) {
            object.remove(place.last().getMatchingProperty());
        } else {
            ((ArrayNode) parent).remove(place.last().getMatchingIndex());
        }
        return copy;
    }
}
