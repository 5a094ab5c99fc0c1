package dev.rapport.ingest.connector.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.ingest.JsonTree;
import dev.rapport.ingest.connector.Connector;
import dev.rapport.ingest.connector.Delivery;
import dev.rapport.ingest.connector.Mapping;
import dev.rapport.ingest.connector.Translation;
import dev.rapport.ingest.hook.MappingFields;
import dev.rapport.platform.http.JsonFields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A delivery in a file: its body, and what it must be translated into.
 *
 * @param vendor the connector's name, which the folder has
 * @param name the file's
 */
record GoldenDelivery(String vendor, String name, JsonNode file) {
    static final Map<String, Connector> CONNECTORS = Map.of(
            "zendesk", new Zendesk(),
            "chatwoot", new Chatwoot(),
            "intercom", new Intercom(),
            "freshdesk", new Freshdesk(),
            "zammad", new Zammad(),
            "helpscout", new HelpScout());

    static List<GoldenDelivery> all() {
        try (Stream<Path> files = Files.walk(
                Path.of(GoldenDelivery.class.getResource("zendesk").toURI()).getParent())) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(GoldenDelivery::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static GoldenDelivery read(Path file) {
        try {
            return new GoldenDelivery(
                    Objects.requireNonNull(file.getParent()).getFileName().toString(),
                    file.getFileName().toString(),
                    new ObjectMapper().readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Connector connector(String vendor) {
        return Objects.requireNonNull(CONNECTORS.get(vendor), vendor);
    }

    Mapping mapping() {
        return MappingFields.read(
                MappingFields.object(
                        JsonFields.of(file, "headers", "mapping", "body", "expected", "ignored", "unknown"), "mapping"),
                vendor,
                connector(vendor).vocabulary(),
                ZoneOffset.UTC);
    }

    Translation translate() {
        return translate(file.get("body"));
    }

    Translation translate(JsonNode body) {
        Map<String, String> headers = new HashMap<>();
        file.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        return connector(vendor).translate(new Delivery(headers, bytes, JsonTree.read(bytes)), mapping());
    }

    @Override
    public String toString() {
        return vendor + " " + name;
    }
}
