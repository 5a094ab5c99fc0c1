package dev.rapport.ingest.connector.survey;

import dev.rapport.ingest.connector.Delivery;
import dev.rapport.ingest.connector.Signature;
import dev.rapport.ingest.connector.reading.Hmac;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/**
 * {@code Sm-Signature}: HMAC-SHA1 of the body in base64. The key is the app's client id and its secret with an ampersand
 * between them; the secret alone will do as well, since the client id comes with each delivery.
 */
final class SurveyMonkeySignature implements Signature {

    @Override
    public boolean isValid(Delivery delivery, String secret, Instant now) {
        if (secret.isEmpty()) {
            return false;
        }
        String key = secret.indexOf('&') >= 0
                ? secret
                : delivery.header("Sm-Apikey").orElse("").strip() + "&" + secret;
        byte[] hash = Hmac.SHA1.of(key.getBytes(StandardCharsets.UTF_8), delivery.body());
        return Hmac.matches(
                Base64.getEncoder().encodeToString(hash),
                delivery.header("Sm-Signature").orElse("").strip());
    }
}
