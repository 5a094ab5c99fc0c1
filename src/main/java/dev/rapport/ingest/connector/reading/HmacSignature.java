package dev.rapport.ingest.connector.reading;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.rapport.ingest.connector.Delivery;
import dev.rapport.ingest.connector.Signature;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * A keyed hash of the body in a header.
 *
 * @param header where it stands
 * @param algorithm of the hash
 * @param encoding how its bytes are written
 * @param mark what stands before it, such as {@code sha1=}
 * @param time what is signed before the body, if anything
 */
public record HmacSignature(String header, Hmac algorithm, Encoding encoding, String mark, Optional<SignedTime> time)
        implements Signature {

    /** How the bytes of a hash are written. */
    public enum Encoding {
        HEX,
        BASE64
    }

    /**
     * A time that is signed together with the body.
     *
     * @param header where it stands
     * @param separator what is put between it and the body
     * @param tolerance how far it may lie from now
     */
    public record SignedTime(String header, String separator, Duration tolerance) {}

    /** Of the body alone. */
    public static HmacSignature ofBody(String header, Hmac algorithm, Encoding encoding, String mark) {
        return new HmacSignature(header, algorithm, encoding, mark, Optional.empty());
    }

    @Override
    public boolean isValid(Delivery delivery, String secret, Instant now) {
        String sent = delivery.header(header).orElse("").strip();
        String signedTime =
                time.flatMap(part -> delivery.header(part.header())).orElse("").strip();
        if (!sent.startsWith(mark) || !isFresh(signedTime, now)) {
            return false;
        }
        byte[] message =
                time.map(part -> signedTime + part.separator()).orElse("").getBytes(StandardCharsets.UTF_8);
        byte[] hash = algorithm.of(secret.getBytes(StandardCharsets.UTF_8), message, delivery.body());
        String given = sent.substring(mark.length());
        return Hmac.matches(written(hash), encoding == Encoding.HEX ? given.toLowerCase(Locale.ROOT) : given);
    }

    private boolean isFresh(String signedTime, Instant now) {
        if (time.isEmpty()) {
            return true;
        }
        Instant at = VendorTime.read(TextNode.valueOf(signedTime), ZoneOffset.UTC);
        return at != null
                && Duration.between(at, now).abs().compareTo(time.get().tolerance()) <= 0;
    }

    private String written(byte[] hash) {
        return encoding == Encoding.HEX
                ? HexFormat.of().formatHex(hash)
                : Base64.getEncoder().encodeToString(hash);
    }
}
