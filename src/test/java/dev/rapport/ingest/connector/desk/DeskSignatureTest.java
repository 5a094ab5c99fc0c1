package dev.rapport.ingest.connector.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.rapport.ingest.connector.Delivery;
import dev.rapport.ingest.connector.Signature;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The signatures were made with another program. */
class DeskSignatureTest {
    private static final String BODY = "{\"event\":\"ping\",\"n\":9007199254740993}";
    private static final String SECRET = "a secret of the vendor";
    private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");
    private static final Map<String, String> ZENDESK = Map.of(
            "X-Zendesk-Webhook-Signature", "+u+vQIV+3dHCCWavumBmKat781adTpBFOv1G7K9FCBQ=",
            "X-Zendesk-Webhook-Signature-Timestamp", "2026-03-31T12:00:00Z");
    private static final Map<String, String> CHATWOOT = Map.of(
            "X-Chatwoot-Signature", "sha256=314626ba026fe9dff056ca4b9fe6fd288a2dd6d4dd2095b5114343987e95bada",
            "X-Chatwoot-Timestamp", "1774958400");
    private static final Map<String, String> SHA1_HEX =
            Map.of("X-Hub-Signature", "sha1=4e5e66c28ce207cb079f67a7fbd6435053887d00");

    private static boolean isValid(Signature signature, Map<String, String> headers, String body, String secret) {
        return isValid(signature, headers, body, secret, NOW);
    }

    private static boolean isValid(
            Signature signature, Map<String, String> headers, String body, String secret, Instant now) {
        return signature.isValid(
                new Delivery(headers, body.getBytes(StandardCharsets.UTF_8), JsonNodeFactory.instance.missingNode()),
                secret,
                now);
    }

    private static void checkAll(Signature signature, Map<String, String> headers) {
        assertThat(isValid(signature, headers, BODY, SECRET)).isTrue();
        assertThat(isValid(signature, headers, BODY + " ", SECRET)).isFalse();
        assertThat(isValid(signature, headers, BODY, SECRET + " ")).isFalse();
        assertThat(isValid(signature, Map.of(), BODY, SECRET)).isFalse();
        headers.forEach((name, value) -> {
            assertThat(isValid(signature, Map.of(name, value.substring(1)), BODY, SECRET))
                    .isFalse();
            assertThat(isValid(signature, Map.of(name, ""), BODY, SECRET)).isFalse();
        });
    }

    @Test
    void zendeskSignsItsTimeAndTheBody() {
        checkAll(new Zendesk().signature(), ZENDESK);
    }

    @Test
    void chatwootSignsItsTimeAndTheBody() {
        checkAll(new Chatwoot().signature(), CHATWOOT);
    }

    @Test
    void intercomAndZammadSignTheBody() {
        checkAll(new Intercom().signature(), SHA1_HEX);
        checkAll(new Zammad().signature(), SHA1_HEX);
    }

    @Test
    void helpScoutSignsTheBody() {
        checkAll(new HelpScout().signature(), Map.of("x-helpscout-signature", "Tl5mwoziB8sHn2en+9ZDUFOIfQA="));
    }

    @Test
    void freshdeskSendsTheSecretItself() {
        Signature signature = new Freshdesk().signature();
        String basic =
                "Basic " + Base64.getEncoder().encodeToString(("rapport:" + SECRET).getBytes(StandardCharsets.UTF_8));

        assertThat(isValid(signature, Map.of("X-Rapport-Secret", SECRET), BODY, SECRET))
                .isTrue();
        assertThat(isValid(signature, Map.of("Authorization", basic), BODY, SECRET))
                .isTrue();
        assertThat(isValid(signature, Map.of("X-Rapport-Secret", "another"), BODY, SECRET))
                .isFalse();
        assertThat(isValid(signature, Map.of("Authorization", "Basic ???"), BODY, SECRET))
                .isFalse();
        assertThat(isValid(signature, Map.of("Authorization", basic), BODY, "another"))
                .isFalse();
        assertThat(isValid(signature, Map.of(), BODY, SECRET)).isFalse();
    }

    @Test
    void aSignedTimeGoesOutOfDate() {
        Signature chatwoot = new Chatwoot().signature();
        Signature zendesk = new Zendesk().signature();

        assertThat(isValid(chatwoot, CHATWOOT, BODY, SECRET, NOW.plus(Duration.ofMinutes(5))))
                .isTrue();
        assertThat(isValid(chatwoot, CHATWOOT, BODY, SECRET, NOW.plus(Duration.ofSeconds(301))))
                .isFalse();
        assertThat(isValid(zendesk, ZENDESK, BODY, SECRET, NOW.plus(Duration.ofDays(1))))
                .isTrue();
        assertThat(isValid(
                        zendesk,
                        ZENDESK,
                        BODY,
                        SECRET,
                        NOW.plus(Duration.ofDays(1)).plusSeconds(1)))
                .isFalse();
        assertThat(isValid(zendesk, ZENDESK, BODY, SECRET, NOW.minus(Duration.ofDays(2))))
                .isFalse();
    }
}
