package dev.rapport.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads a whole JSON document whose shape is not ours, within the same bounds as events; numbers keep every digit. */
public final class JsonTree {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonWire.STANDARD.factory())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonTree() {}

    /**
     * The document; missing when there is none.
     *
     * @throws dev.rapport.platform.problem.ProblemException {@code malformed} when it is no JSON, {@code too-large} when it is out of bounds
     */
    public static JsonNode read(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException broken) {
            throw JsonWire.STANDARD.explain(broken, 1).toException();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
