package dev.rapport.ingest.connector;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One body, and what it becomes.
 *
 * @param vendor the folder
 * @param name the file
 * @param body as the vendor sends it
 * @param expected the delivery's headers, the mapping, and one of events, ignored, unknown and fetch
 */
record GoldenBody(String vendor, String name, JsonNode body, JsonNode expected) {
    private static final String EXPECTED = ".expected.json";

    static List<GoldenBody> all() throws IOException {
        List<GoldenBody> bodies = new ArrayList<>();
        for (String vendor : Bodies.CONNECTORS.keySet().stream().sorted().toList()) {
            try (Stream<Path> files = Files.list(folder(vendor))) {
                for (Path expected : files.filter(file -> file.toString().endsWith(EXPECTED))
                        .sorted()
                        .toList()) {
                    String name = expected.getFileName().toString().replace(EXPECTED, "");
                    Path body = expected.resolveSibling(name + ".json");
                    bodies.add(new GoldenBody(
                            vendor,
                            name,
                            Bodies.json(Files.readString(body)),
                            Bodies.json(Files.readString(expected))));
                }
            }
        }
        return bodies;
    }

    private static Path folder(String vendor) {
        try {
            return Path.of(
                    Objects.requireNonNull(GoldenBody.class.getResource(vendor)).toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Connector connector() {
        return Objects.requireNonNull(Bodies.CONNECTORS.get(vendor));
    }

    Delivery delivery() {
        return Bodies.delivery(expected.path("headers"), body);
    }

    Mapping mapping() {
        return Bodies.mapping(vendor, expected.path("mapping"));
    }

    @Override
    public String toString() {
        return vendor + "/" + name;
    }
}
