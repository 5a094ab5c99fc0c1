package dev.rapport.ingest.connector.survey;

import dev.rapport.ingest.connector.Delivery;
import dev.rapport.ingest.connector.Signature;
import dev.rapport.ingest.connector.reading.Hmac;
import dev.rapport.ingest.connector.reading.SigningTime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/**
 * Standard Webhooks: {@code webhook-signature: v1,<base64> v1,<base64>}, each the HMAC-SHA256 of the message's id, its time
 * and the body with dots between them, under a secret that is written {@code whsec_<base64>}.
 */
final class StandardWebhooksSignature implements Signature {
    private static final String SECRET_PREFIX = "whsec_";

    @Override
    public boolean isValid(Delivery delivery, String secret, Instant now) {
        String id = delivery.header("webhook-id").orElse("");
        String time = delivery.header("webhook-timestamp").orElse("").strip();
        if (id.isEmpty() || !SigningTime.isRecent(time, now)) {
            return false;
        }
        byte[] hash =
                Hmac.SHA256.of(key(secret), (id + "." + time + ".").getBytes(StandardCharsets.UTF_8), delivery.body());
        String expected = Base64.getEncoder().encodeToString(hash);
        boolean valid = false;
        for (String signature : delivery.header("webhook-signature").orElse("").split(" ", -1)) {
            valid |= signature.startsWith("v1,") && Hmac.matches(expected, signature.substring(3));
        }
        return valid;
    }

    /** The secret's bytes; none, which sign nothing, when it is not written as it should be. */
    private static byte[] key(String secret) {
        String encoded = secret.startsWith(SECRET_PREFIX) ? secret.substring(SECRET_PREFIX.length()) : secret;
        try {
            return Base64.getDecoder().decode(encoded.strip());
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
