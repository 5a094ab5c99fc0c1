package dev.rapport.ingest.connector.reading;

import dev.rapport.ingest.connector.Delivery;
import dev.rapport.ingest.connector.Signature;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Function;

/** The common scheme: one header with the HMAC-SHA256 of the body under the secret. */
public final class HeaderSignature implements Signature {
    private final String header;
    private final String prefix;
    private final Function<byte[], String> encoding;

    private HeaderSignature(String header, String prefix, Function<byte[], String> encoding) {
        this.header = header;
        this.prefix = prefix;
        this.encoding = encoding;
    }

    /** The hash in base64, after {@code prefix}. */
    public static HeaderSignature base64(String header, String prefix) {
        return new HeaderSignature(header, prefix, Base64.getEncoder()::encodeToString);
    }

    /** The hash in lower-case hexadecimal digits, after {@code prefix}. */
    public static HeaderSignature hex(String header, String prefix) {
        return new HeaderSignature(header, prefix, HexFormat.of()::formatHex);
    }

    @Override
    public boolean isValid(Delivery delivery, String secret, Instant now) {
        byte[] hash = Hmac.SHA256.of(secret.getBytes(StandardCharsets.UTF_8), delivery.body());
        return hash.length > 0
                && Hmac.matches(
                        prefix + encoding.apply(hash),
                        delivery.header(header).orElse("").strip());
    }
}
