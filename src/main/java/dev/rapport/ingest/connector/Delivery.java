package dev.rapport.ingest.connector;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One call of a vendor's webhook. */
public final class Delivery {
    private final Map<String, String> headers;
    private final byte[] body;
    private final JsonNode json;

    /**
     * Makes a delivery.
     *
     * @param headers by name in any case
     * @param body the bytes as they came, over which vendors sign
     * @param json the body read; numbers keep every digit
     */
    public Delivery(Map<String, String> headers, byte[] body, JsonNode json) {
        this.headers = new TreeMap<>();
        headers.forEach((name, value) -> this.headers.put(name.toLowerCase(Locale.ROOT), value));
        this.body = body.clone();
        this.json = json;
    }

    /** A header by its name in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The bytes as they came. */
    public byte[] body() {
        return body.clone();
    }

    /** The body as JSON. */
    public JsonNode json() {
        return json;
    }
}
