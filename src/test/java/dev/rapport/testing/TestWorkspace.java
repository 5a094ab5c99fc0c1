package dev.rapport.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A workspace that belongs to one test alone, so that tests run in any order and beside each other.
 *
 * @param id its id
 * @param name its name
 * @param key its first key, with the scopes ingest, read and admin
 */
public record TestWorkspace(long id, String name, String key) {

    public static TestWorkspace create() {
        return create("UTC");
    }

    public static TestWorkspace create(String zone) {
        String name = "test " + UUID.randomUUID();
        var answer = asOperator()
                .contentType(ContentType.JSON)
                .body(Map.of("name", name, "zone", zone))
                .post("/v1/workspaces")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return new TestWorkspace(Long.parseLong(answer.getString("id")), name, answer.getString("key.key"));
    }

    /** A request with the key that the first start made: all scopes, workspace {@code default}. */
    public static RequestSpecification asOperator() {
        return as(operatorKey());
    }

    /** That key. */
    public static String operatorKey() {
        try {
            return Files.readString(Path.of("target", "test-data", "initial-key"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A request with the first key. */
    public RequestSpecification request() {
        return as(key);
    }

    /** A new key with these scopes. */
    public String keyWith(String... scopes) {
        return request()
                .contentType(ContentType.JSON)
                .body(Map.of("name", String.join(" ", scopes), "scopes", List.of(scopes)))
                .post("/v1/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    /** A request with any key. */
    public static RequestSpecification as(String key) {
        return given().header("Authorization", "Bearer " + key);
    }
}
