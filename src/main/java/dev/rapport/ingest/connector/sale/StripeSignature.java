package dev.rapport.ingest.connector.sale;

import dev.rapport.ingest.connector.Delivery;
import dev.rapport.ingest.connector.Signature;
import dev.rapport.ingest.connector.reading.Hmac;
import dev.rapport.ingest.connector.reading.SigningTime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;

/**
 * {@code Stripe-Signature: t=1492774577,v1=5257a8…,v1=…}: HMAC-SHA256 of the time, a dot and the body; one {@code v1} for
 * each secret while secrets are exchanged.
 */
final class StripeSignature implements Signature {

    @Override
    public boolean isValid(Delivery delivery, String secret, Instant now) {
        String[] elements = delivery.header("Stripe-Signature").orElse("").split(",", -1);
        String time = "";
        for (String element : elements) {
            time = element.strip().startsWith("t=") ? element.strip().substring(2) : time;
        }
        if (!SigningTime.isRecent(time, now)) {
            return false;
        }
        byte[] hash = Hmac.SHA256.of(
                secret.getBytes(StandardCharsets.UTF_8),
                (time + ".").getBytes(StandardCharsets.UTF_8),
                delivery.body());
        String expected = HexFormat.of().formatHex(hash);
        boolean valid = false;
        for (String element : elements) {
            String stripped = element.strip();
            valid |= stripped.startsWith("v1=") && Hmac.matches(expected, stripped.substring(3));
        }
        return valid;
    }
}
