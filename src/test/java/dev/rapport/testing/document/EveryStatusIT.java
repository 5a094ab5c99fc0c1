package dev.rapport.testing.document;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rapport.testing.AsItIs;
import dev.rapport.testing.TestWorkspace;
import dev.rapport.testing.document.ApiDocument.Operation;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Makes every operation give each refusal that the document says it gives and that the operation shares with all others.
 * The filter of all tests looks at how the refusal itself is made.
 */
@QuarkusTest
class EveryStatusIT {
    /** An id that nothing has. */
    private static final String UNKNOWN = "999999999";

    private static final String DELIVERIES = "/v1/hooks/{connector}/{hook_id}";

    /** The keys of a workspace: its first one, one for each scope, the operator's; and the paths of two hooks. */
    private record Keys(String first, List<String> ofOneScope, String operator, String hook, String signedHook) {
        static Keys create() {
            TestWorkspace workspace = TestWorkspace.create();
            return new Keys(
                    workspace.key(),
                    Stream.of("ingest", "read", "admin").map(workspace::keyWith).toList(),
                    TestWorkspace.operatorKey(),
                    hook(workspace, "{\"connector\": \"chatwoot\"}"),
                    hook(workspace, "{\"connector\": \"zendesk\", \"secret\": \"%s\"}".formatted("s".repeat(40))));
        }

        private static String hook(TestWorkspace workspace, String body) {
            return workspace
                    .request()
                    .contentType(ContentType.JSON)
                    .body(body)
                    .post("/v1/hooks")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("path");
        }

        String of(Operation operation) {
            return operation.template().startsWith("/v1/workspaces") ? operator : first;
        }
    }

    /** How a request is spoiled; several where not every operation minds each. */
    private enum Spoiled {
        WITHOUT_KEY(401) {
            @Override
            Stream<Attempt> attempts(Operation operation, Keys keys) {
                return Stream.of(new Attempt(operation, keys).toTheSignedHook().withoutKey());
            }
        },
        WITHOUT_SCOPE(403) {
            @Override
            Stream<Attempt> attempts(Operation operation, Keys keys) {
                return keys.ofOneScope().stream().map(key -> new Attempt(operation, keys).key(key));
            }
        },
        UNKNOWN_THING(404) {
            @Override
            Stream<Attempt> attempts(Operation operation, Keys keys) {
                return Stream.of(new Attempt(operation, keys));
            }
        },
        UNACCEPTABLE(406) {
            @Override
            Stream<Attempt> attempts(Operation operation, Keys keys) {
                return Stream.of(new Attempt(operation, keys).header("Accept", "image/png"));
            }
        },
        UNKNOWN_MEDIA_TYPE(415) {
            @Override
            Stream<Attempt> attempts(Operation operation, Keys keys) {
                return Stream.of(
                        new Attempt(operation, keys).toTheHook().body("image/png", "{}"),
                        new Attempt(operation, keys).toTheHook().header("Content-Encoding", "zstd"));
            }
        },
        MALFORMED(400) {
            @Override
            Stream<Attempt> attempts(Operation operation, Keys keys) {
                return Stream.of(
                        new Attempt(operation, keys).toTheHook().body("application/json", "{\"a\":"),
                        new Attempt(operation, keys).toTheHook().header("Content-Encoding", "gzip"));
            }
        },
        LONG_ADDRESS(413) {
            @Override
            Stream<Attempt> attempts(Operation operation, Keys keys) {
                return Stream.of(new Attempt(operation, keys).query("a=" + "b".repeat(17_000)));
            }
        },
        NONSENSE(422) {
            @Override
            Stream<Attempt> attempts(Operation operation, Keys keys) {
                return Stream.of(new Attempt(operation, keys).ofTheCatalogue().query("nonsense=1"));
            }
        };

        private final int status;

        Spoiled(int status) {
            this.status = status;
        }

        abstract Stream<Attempt> attempts(Operation operation, Keys keys);
    }

    @ParameterizedTest
    @EnumSource(Spoiled.class)
    void everyOperationRefusesAsTheDocumentSays(Spoiled spoiled) {
        Keys keys = Keys.create();
        List<String> others = new ArrayList<>();
        int asked = 0;
        for (Operation operation : Answers.document().operations()) {
            if (operation.node().path("responses").has(Integer.toString(spoiled.status))) {
                asked++;
                List<Integer> statuses = new ArrayList<>();
                spoiled.attempts(operation, keys)
                        .map(attempt -> attempt.send().statusCode())
                        .peek(statuses::add)
                        .filter(status -> status == spoiled.status)
                        .findFirst()
                        .ifPresentOrElse(status -> {}, () -> others.add(operation + " " + statuses));
            }
        }
        assertThat(asked).isPositive();
        assertThat(others)
                .as("operations that never answered %d", spoiled.status)
                .isEmpty();
    }

    @Test
    void whatNamesNoThingAnswersWithoutParameters() {
        assertThat(Answers.document().operations())
                .filteredOn(operation -> operation.method().equals("GET")
                        && !operation.template().contains("{"))
                .isNotEmpty()
                .allSatisfy(operation -> assertThat(TestWorkspace.asOperator()
                                .get(operation.template())
                                .statusCode())
                        .as(operation.toString())
                        .isEqualTo(200));
    }

    @Test
    void whatStillHoldsIsNotSentAgain() {
        TestWorkspace workspace = TestWorkspace.create();
        assertThat(Answers.document().operations())
                .filteredOn(operation -> operation.node().path("responses").has("304"))
                .isNotEmpty()
                .allSatisfy(operation -> {
                    // a month that is over: nothing of it changes by itself
                    String address = operation.template() + "?from=2020-01-01&to=2020-02-01&as_of=2020-03-01";
                    String tag = workspace
                            .request()
                            .get(address)
                            .then()
                            .statusCode(200)
                            .extract()
                            .header("ETag");
                    assertThat(workspace
                                    .request()
                                    .header("If-None-Match", tag)
                                    .get(address)
                                    .statusCode())
                            .as(operation.toString())
                            .isEqualTo(304);
                });
    }

    @Test
    void everyAddressNamesItsMethods() {
        Keys keys = Keys.create();
        assertThat(Answers.document().operations()).allSatisfy(operation -> {
            Response answer = new Attempt("PUT", operation, keys).send();
            assertThat(answer.statusCode()).as("PUT %s", operation.template()).isEqualTo(405);
            assertThat(answer.header("Allow")).contains(operation.method());
        });
    }

    /** A request to an operation: right as far as it goes, but for an id that does not exist. */
    private static final class Attempt {
        private final String method;
        private final Operation operation;
        private final Keys keys;
        private final RequestSpecification request =
                given().config(AsItIs.config()).urlEncodingEnabled(false);
        private Optional<String> key;
        private String path;
        private String query;

        Attempt(Operation operation, Keys keys) {
            this(operation.method(), operation, keys);
            JsonNode bodies = operation.node().path("requestBody").path("content");
            if (bodies.has("application/json")) {
                body("application/json", "{}");
            } else if (bodies.has("text/calendar")) {
                body("text/calendar", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//\r\nEND:VCALENDAR\r\n");
            }
        }

        Attempt(String method, Operation operation, Keys keys) {
            this.method = method;
            this.operation = operation;
            this.keys = keys;
            this.key = Optional.of(keys.of(operation));
            this.path = operation.template().replaceAll("\\{[^}]+}", UNKNOWN);
            this.query = operation.toString().equals("DELETE /v1/customers/{id}") ? "?mode=delete" : "";
        }

        Attempt withoutKey() {
            key = Optional.empty();
            return this;
        }

        Attempt key(String other) {
            key = Optional.of(other);
            return this;
        }

        Attempt header(String name, String value) {
            request.header(name, value);
            return this;
        }

        Attempt query(String text) {
            query = "?" + text;
            return this;
        }

        /** Where a delivery must find its hook before anything else is looked at. */
        Attempt toTheHook() {
            path = operation.template().equals(DELIVERIES) ? keys.hook() : path;
            return this;
        }

        /** Where a delivery must be signed. */
        Attempt toTheSignedHook() {
            path = operation.template().equals(DELIVERIES) ? keys.signedHook() : path;
            return this;
        }

        /** Where a metric or a dimension must be found before anything else is looked at. */
        Attempt ofTheCatalogue() {
            path = operation
                    .template()
                    .replace("{metric}", "csat")
                    .replace("{name}", "channel")
                    .replaceAll("\\{[^}]+}", UNKNOWN);
            return this;
        }

        Attempt body(String mediaType, String text) {
            request.contentType(ContentType.BINARY)
                    .header("Content-Type", mediaType)
                    .body(text.getBytes(StandardCharsets.UTF_8));
            return this;
        }

        Response send() {
            key.ifPresent(value -> request.header("Authorization", "Bearer " + value));
            return request.request(method, path + query);
        }
    }
}
