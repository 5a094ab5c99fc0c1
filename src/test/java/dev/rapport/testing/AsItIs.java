package dev.rapport.testing;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;

/** Sends the Content-Type as it is given: RestAssured would add a charset that nobody asked for. */
public final class AsItIs {
    private static final RestAssuredConfig CONFIG = RestAssured.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    private AsItIs() {}

    public static RestAssuredConfig config() {
        return CONFIG;
    }
}
