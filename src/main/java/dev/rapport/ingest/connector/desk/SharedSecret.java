package dev.rapport.ingest.connector.desk;

import dev.rapport.ingest.connector.Delivery;
import dev.rapport.ingest.connector.Signature;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * For vendors that sign nothing but can be told to send a header: the secret itself, in {@value #HEADER} or as the password
 * of HTTP Basic. It proves who sends, not that nobody changed it on its way; that is left to TLS.
 */
final class SharedSecret implements Signature {
    static final String HEADER = "X-Rapport-Secret";

    @Override
    public boolean isValid(Delivery delivery, String secret, Instant now) {
        return isEqual(delivery.header(HEADER).orElse(null), secret)
                || isEqual(
                        delivery.header("Authorization")
                                .map(SharedSecret::password)
                                .orElse(null),
                        secret);
    }

    private static boolean isEqual(@Nullable String sent, String secret) {
        return sent != null
                && MessageDigest.isEqual(
                        sent.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String password(String authorization) {
        if (!authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return null;
        }
        try {
            String pair = new String(
                    Base64.getDecoder().decode(authorization.substring(6).strip()), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? null : pair.substring(colon + 1);
        } catch (IllegalArgumentException noBase64) {
            return null;
        }
    }
}
