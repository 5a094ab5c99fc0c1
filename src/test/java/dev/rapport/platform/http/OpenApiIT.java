package dev.rapport.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiIT {

    @Test
    void theCommittedDocumentIsTheGeneratedOne() throws Exception {
        byte[] served = given().get("/q/openapi?format=yaml")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();

        assertThat(new String(served, StandardCharsets.UTF_8))
                .as("refresh it: ./mvnw package -DskipTests && cp target/openapi/openapi.yaml openapi.yaml")
                .isEqualTo(Files.readString(Path.of("openapi.yaml")));
    }
}
