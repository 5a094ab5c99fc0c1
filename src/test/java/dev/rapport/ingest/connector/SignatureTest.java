package dev.rapport.ingest.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Signatures that another implementation (Python's hmac) made of one body. */
class SignatureTest {
    private static final String BODY = "{\"hello\":\"wörld\"}";
    private static final Instant SIGNED = Instant.ofEpochSecond(1_772_463_600);
    private static final String BASE64 = "1S/z6PE3ZDRWQ3JTg1xekf1gp1zYgmytWymyGADvf54=";
    private static final String HEX = "d52ff3e8f137643456437253835c5e91fd60a75cd8826cad5b29b21800ef7f9e";
    private static final String STRIPE = "8aeac4091444ab741946e9f3d60dddf32f4627db6fda45bfc0b4340804fd4d4a";
    private static final String STANDARD = "Cg1zErLcgTqMPNyeZbv5HR8F9nssRwhx1xsNhVtnNlQ=";
    private static final String STANDARD_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private record Signed(String vendor, String secret, Map<String, String> headers, String signatureHeader) {
        @Override
        public String toString() {
            return vendor;
        }
    }

    static List<Signed> signed() {
        return List.of(
                one("shopify", "X-Shopify-Hmac-SHA256", BASE64),
                one("woocommerce", "X-WC-Webhook-Signature", BASE64),
                one("stripe", "Stripe-Signature", "t=1772463600,v1=" + STRIPE + ",v0=abc"),
                one("typeform", "Typeform-Signature", "sha256=" + BASE64),
                one("delighted", "X-Delighted-Webhook-Signature", "sha256=" + HEX),
                new Signed(
                        "surveymonkey",
                        "client&hush",
                        Map.of("Sm-Signature", "3JKmy1epyTV606VykOZAes86xH8="),
                        "Sm-Signature"),
                new Signed("formbricks", STANDARD_SECRET, standard("v1," + STANDARD), "webhook-signature"));
    }

    private static Signed one(String vendor, String header, String value) {
        return new Signed(vendor, "hush", Map.of(header, value), header);
    }

    private static Map<String, String> standard(String signature) {
        return Map.of("webhook-id", "msg_1", "webhook-timestamp", "1772463600", "webhook-signature", signature);
    }

    @ParameterizedTest
    @MethodSource("signed")
    void theVendorsOwnSignatureIsValid(Signed signed) {
        assertThat(isValid(signed, signed.headers(), BODY, signed.secret())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("signed")
    void noneIsValidForAnotherBodyOrUnderAnotherSecret(Signed signed) {
        assertThat(isValid(signed, signed.headers(), BODY + " ", signed.secret()))
                .isFalse();
        assertThat(isValid(signed, signed.headers(), "", signed.secret())).isFalse();
        assertThat(isValid(signed, signed.headers(), BODY, signed.secret().replace('h', 'H')))
                .isFalse();
        assertThat(isValid(signed, signed.headers(), BODY, "")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("signed")
    void aSignatureThatIsMissingEmptyCutOrAlteredIsNotValid(Signed signed) {
        String value = Objects.requireNonNull(signed.headers().get(signed.signatureHeader()));
        List<String> wrong = List.of(
                "",
                "sha256=",
                "v1,",
                "t=1772463600,v1=",
                value.substring(0, value.length() / 2),
                value.replace('8', '9').replace('J', 'K'));

        Map<String, String> without = new HashMap<>(signed.headers());
        without.remove(signed.signatureHeader());
        assertThat(isValid(signed, without, BODY, signed.secret())).isFalse();
        for (String altered : wrong) {
            Map<String, String> headers = new HashMap<>(signed.headers());
            headers.put(signed.signatureHeader(), altered);
            assertThat(isValid(signed, headers, BODY, signed.secret()))
                    .as(altered)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("signed")
    void aSignatureWithATimeIsValidForFiveMinutes(Signed signed) {
        boolean hasTime = List.of("stripe", "formbricks").contains(signed.vendor());
        for (Duration off : List.of(Duration.ofSeconds(301), Duration.ofSeconds(-301), Duration.ofDays(400))) {
            assertThat(isValid(signed, signed.headers(), BODY, signed.secret(), SIGNED.plus(off)))
                    .as("%s away", off)
                    .isEqualTo(!hasTime);
        }
        assertThat(isValid(signed, signed.headers(), BODY, signed.secret(), SIGNED.plusSeconds(300)))
                .isTrue();
    }

    @Test
    void whileSecretsAreExchangedOneOfSeveralSignaturesIsEnough() {
        Signed stripe = signed().get(2);
        Signed formbricks = signed().get(6);

        Map<String, String> both = Map.of("stripe-signature", "t=1772463600, v1=00ff, v1=" + STRIPE);
        assertThat(isValid(stripe, both, BODY, "hush")).isTrue();
        assertThat(isValid(formbricks, standard("v1,AAAA v2,x v1," + STANDARD), BODY, STANDARD_SECRET))
                .isTrue();
        assertThat(isValid(formbricks, standard("v2," + STANDARD), BODY, STANDARD_SECRET))
                .isFalse();
    }

    @Test
    void aTimeThatWasNotSignedDoesNotRenewASignature() {
        Signed stripe = signed().get(2);

        Map<String, String> renewed = Map.of("Stripe-Signature", "t=1772464000,v1=" + STRIPE);
        assertThat(isValid(stripe, renewed, BODY, "hush", SIGNED.plusSeconds(400)))
                .isFalse();
        assertThat(isValid(stripe, Map.of("Stripe-Signature", "t=x,v1=" + STRIPE), BODY, "hush"))
                .isFalse();
        assertThat(isValid(stripe, Map.of("Stripe-Signature", "v1=" + STRIPE), BODY, "hush"))
                .isFalse();
    }

    @Test
    void surveyMonkeysClientIdMayComeWithTheDelivery() {
        Signed surveyMonkey = signed().get(5);
        Map<String, String> headers = new HashMap<>(surveyMonkey.headers());
        headers.put("Sm-Apikey", "client");

        assertThat(isValid(surveyMonkey, headers, BODY, "hush")).isTrue();
        headers.put("Sm-Apikey", "another");
        assertThat(isValid(surveyMonkey, headers, BODY, "hush")).isFalse();
    }

    @Test
    void theStandardWebhooksExampleIsValid() {
        Delivery delivery = new Delivery(
                Map.of(
                        "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        "webhook-timestamp", "1614265330",
                        "webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="),
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8),
                Bodies.json("{}"));
        Signature formbricks =
                Objects.requireNonNull(Bodies.CONNECTORS.get("formbricks")).signature();

        assertThat(formbricks.isValid(delivery, STANDARD_SECRET, Instant.ofEpochSecond(1_614_265_330)))
                .isTrue();
        assertThat(formbricks.isValid(delivery, "whsec_not base64!", Instant.ofEpochSecond(1_614_265_330)))
                .isFalse();
    }

    private static boolean isValid(Signed signed, Map<String, String> headers, String body, String secret) {
        return isValid(signed, headers, body, secret, SIGNED);
    }

    private static boolean isValid(
            Signed signed, Map<String, String> headers, String body, String secret, Instant now) {
        Delivery delivery = new Delivery(headers, body.getBytes(StandardCharsets.UTF_8), Bodies.json("{}"));
        return Objects.requireNonNull(Bodies.CONNECTORS.get(signed.vendor()))
                .signature()
                .isValid(delivery, secret, now);
    }
}
