package dev.rapport.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EntranceIT {

    @Test
    void a_browser_is_led_to_swagger_ui() {
        given().redirects()
                .follow(false)
                .header("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
                .get("/")
                .then()
                .statusCode(303)
                .header("Location", "q/swagger-ui/");
        given().header("Accept", "text/html").get("/").then().statusCode(200).contentType("text/html");
    }

    @Test
    void others_get_links_that_lead_somewhere() {
        var links = given().get("/").then().statusCode(200).extract().jsonPath();
        for (String name : List.of("documentation", "openapi", "health", "metrics", "problems")) {
            assertThat(given().get("/" + links.getString(name)).statusCode())
                    .as(name)
                    .isEqualTo(200);
        }
    }
}
