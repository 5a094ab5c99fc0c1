package dev.rapport.ingest.connector.desk;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.rapport.ingest.connector.Delivery;
import dev.rapport.ingest.connector.Signature;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A keyed hash of the body in a header.
 *
 * @param header where it stands
 * @param algorithm such as {@code HmacSHA256}
 * @param encoding how its bytes are written
 * @param mark what stands before it, such as {@code sha1=}
 * @param time what is signed before the body, if anything
 */
record HmacSignature(String header, String algorithm, Encoding encoding, String mark, Optional<SignedTime> time)
        implements Signature {

    /** How the bytes of a hash are written. */
    enum Encoding {
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
    record SignedTime(String header, String separator, Duration tolerance) {}

    static HmacSignature ofBody(String header, String algorithm, Encoding encoding, String mark) {
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
        byte[] expected = written(hash(delivery, secret, signedTime)).getBytes(StandardCharsets.UTF_8);
        String given = sent.substring(mark.length());
        String comparable = encoding == Encoding.HEX ? given.toLowerCase(Locale.ROOT) : given;
        return MessageDigest.isEqual(expected, comparable.getBytes(StandardCharsets.UTF_8));
    }

    private boolean isFresh(String signedTime, Instant now) {
        if (time.isEmpty()) {
            return true;
        }
        Instant at = VendorTime.read(TextNode.valueOf(signedTime), ZoneOffset.UTC);
        return at != null
                && Duration.between(at, now).abs().compareTo(time.get().tolerance()) <= 0;
    }

    private byte[] hash(Delivery delivery, String secret, String signedTime) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            time.ifPresent(part -> mac.update((signedTime + part.separator()).getBytes(StandardCharsets.UTF_8)));
            return mac.doFinal(delivery.body());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + algorithm, e);
        }
    }

    private String written(byte[] hash) {
        return encoding == Encoding.HEX
                ? HexFormat.of().formatHex(hash)
                : Base64.getEncoder().encodeToString(hash);
    }
}
