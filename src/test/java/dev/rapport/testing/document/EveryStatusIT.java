package dev.rapport.testing.document;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

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

    /** The keys of a workspace: its first one, and one for each scope. */
    private record Keys(String first, List<String> ofOneScope) {
        static Keys create() {
            TestWorkspace workspace = TestWorkspace.create();
            return new Keys(
                    workspace.key(),
                    Stream.of("ingest", "read", "admin").map(workspace::keyWith).toList());
        }
    }

    /** How a request is spoiled; several where not every operation minds each. */
    private enum Spoiled {
        WITHOUT_KEY(401) {
            @Override
            Stream<Attempt> attempts(Operation operation, Keys keys) {
                return Stream.of(new Attempt(operation, keys).withoutKey());
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
                return Stream.of(new Attempt(operation, keys), new Attempt(operation, keys).body("application/json", "{}"));
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
                return Stream.of(new Attempt(operation, keys).body("image/png", "{}"));
            }
        },
        MALFORMED(400) {
            @Override
            Stream<Attempt> attempts(Operation operation, Keys keys) {
                return Stream.of(new Attempt(operation, keys).body("application/json", "{\"a\":"));
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
                List<Attempt> attempts = new ArrayList<>(List.of(
                        new Attempt(operation, keys).query("nonsense=1"),
                        new Attempt(operation, keys).body("application/json", "{\"nonsense\": 1}")));
                operation
                        .node()
                        .path("parameters")
                        .forEach(parameter -> attempts.add(new Attempt(operation, keys)
                                .query(parameter.path("name").asText() + "=-nonsense")));
                return attempts.stream();
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
                .filteredOn(operation ->
                        operation.method().equals("GET") && !operation.template().contains("{"))
                .isNotEmpty()
                .allSatisfy(operation -> assertThat(
                                TestWorkspace.asOperator().get(operation.template()).statusCode())
                        .as(operation.toString())
                        .isEqualTo(200));
    }

    @Test
    void everyAddressNamesItsMethods() {
        Keys keys = Keys.create();
        List<Operation> operations = Answers.document().operations();
        assertThat(operations).allSatisfy(operation -> {
            Response answer = new Attempt("PUT", operation.template(), keys).send();
            assertThat(answer.statusCode()).as("PUT %s", operation.template()).isEqualTo(405);
            assertThat(answer.header("Allow")).contains(operation.method());
        });
    }

    /** A request to an operation: right as far as it goes, but for an id that does not exist. */
    private static final class Attempt {
        private final String method;
        private final String path;
        private final RequestSpecification request =
                given().config(AsItIs.config()).urlEncodingEnabled(false);
        private Optional<String> key;
        private String query = "";

        Attempt(Operation operation, Keys keys) {
            this(operation.method(), operation.template(), keys);
        }

        Attempt(String method, String template, Keys keys) {
            this.key = Optional.of(keys.first());
            this.method = method;
            this.path = template.replaceAll("\\{[^}]+}", UNKNOWN);
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
