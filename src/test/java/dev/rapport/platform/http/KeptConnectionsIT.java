package dev.rapport.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.testing.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whoever sent a body once goes on using the connection. Each operation of the document that takes a body, in each of its
 * formats, taken or refused, has a connection of its own; all of them idle for longer than an unread body is waited for.
 */
@QuarkusTest
class KeptConnectionsIT {
    private static final long IDLE_SECONDS = 15;
    private static final int MEBIBYTE = 1 << 20;

    @Inject
    Vertx vertx;

    private enum Protocol {
        HTTP_1_1(HttpVersion.HTTP_1_1, false),
        H2C_WITH_PRIOR_KNOWLEDGE(HttpVersion.HTTP_2, false),
        H2C_BY_UPGRADE(HttpVersion.HTTP_2, true);

        private final HttpVersion version;
        private final boolean isUpgrade;

        Protocol(HttpVersion version, boolean isUpgrade) {
            this.version = version;
            this.isUpgrade = isUpgrade;
        }

        HttpClientOptions options() {
            return new HttpClientOptions()
                    .setProtocolVersion(version)
                    .setHttp2ClearTextUpgrade(isUpgrade)
                    .setMaxPoolSize(1)
                    .setHttp2MaxPoolSize(1)
                    .setKeepAliveTimeout(120)
                    .setHttp2KeepAliveTimeout(120);
        }
    }

    private enum Body {
        AS_DOCUMENTED,
        WITHOUT_KEY,
        CUT_SHORT,
        LONG
    }

    private record Operation(HttpMethod method, String path, String mediaType, String example) {}

    @Test
    @Timeout(240)
    void a_connection_serves_another_request_long_after_one_with_a_body() throws Exception {
        TestWorkspace workspace = TestWorkspace.create();
        List<Operation> operations = operations();
        assertThat(operations).hasSizeGreaterThanOrEqualTo(19);
        List<Sender> senders = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        try {
            for (Protocol protocol : Protocol.values()) {
                for (Operation operation : operations) {
                    for (Body body : Body.values()) {
                        Sender sender = new Sender(protocol, operation, body, workspace.key());
                        senders.add(sender);
                        int status = sender.sendBody();
                        if (status < 300) {
                            taken.add(sender.toString());
                        }
                    }
                }
            }
            TimeUnit.SECONDS.sleep(IDLE_SECONDS);
            List<String> unanswered = new ArrayList<>();
            for (Sender sender : senders) {
                String failure = sender.askAgain();
                if (!failure.isEmpty()) {
                    unanswered.add(sender + ": " + failure);
                }
            }
            assertThat(unanswered)
                    .as("%d of %d connections", unanswered.size(), senders.size())
                    .isEmpty();
            assertThat(taken).as("bodies that were taken, not refused").hasSizeGreaterThan(senders.size() / 8);
        } finally {
            senders.forEach(Sender::close);
            workspace.request().delete("/v1/reporting-access/dashboards");
        }
    }

    /** From the document itself, so that the next operation is covered without a word here. */
    private static List<Operation> operations() throws Exception {
        JsonNode document = new ObjectMapper()
                .readTree(RestAssured.given().get("/q/openapi?format=json").asString());
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> operation
                        .getValue()
                        .path("requestBody")
                        .path("content")
                        .properties()
                        .forEach(content -> operations.add(new Operation(
                                HttpMethod.valueOf(operation.getKey().toUpperCase(Locale.ROOT)),
                                path.getKey().replace("{connector}", "zendesk").replaceAll("\\{[^}]+}", "1"),
                                content.getKey(),
                                example(content.getValue()))))));
        return operations;
    }

    private static String example(JsonNode content) {
        JsonNode example = content.has("example")
                ? content.path("example")
                : content.path("examples").path(0).isMissingNode()
                                && content.path("examples").isObject()
                        ? content.path("examples").iterator().next().path("value")
                        : content.path("examples").path(0);
        return example.isTextual() ? example.textValue() : example.isMissingNode() ? "{}" : example.toString();
    }

    private final class Sender {
        private final Protocol protocol;
        private final Operation operation;
        private final Body body;
        private final String key;
        private final AtomicInteger connections = new AtomicInteger();
        private final HttpClient client;

        Sender(Protocol protocol, Operation operation, Body body, String key) {
            this.protocol = protocol;
            this.operation = operation;
            this.body = body;
            this.key = key;
            this.client = vertx.httpClientBuilder()
                    .with(protocol.options())
                    .withConnectHandler(connection -> connections.incrementAndGet())
                    .build();
        }

        int sendBody() throws Exception {
            RequestOptions options =
                    address(operation.method(), operation.path()).putHeader("Content-Type", operation.mediaType());
            if (body != Body.WITHOUT_KEY) {
                options.putHeader("Authorization", "Bearer " + key);
            }
            String example = operation.example();
            Buffer sent = Buffer.buffer(
                    switch (body) {
                        case AS_DOCUMENTED, WITHOUT_KEY -> example;
                        case CUT_SHORT -> example.substring(0, example.length() / 2);
                        case LONG -> " ".repeat(MEBIBYTE) + example;
                    });
            return client.request(options)
                    .compose(request -> request.send(sent))
                    .compose(answer -> answer.body().map(answer.statusCode()))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
        }

        /** What is wrong with the answer; empty if it came, and on the same connection. */
        String askAgain() {
            try {
                int status = client.request(
                                address(HttpMethod.GET, "/v1/workspace").putHeader("Authorization", "Bearer " + key))
                        .compose(HttpClientRequest::send)
                        .map(HttpClientResponse::statusCode)
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(30, TimeUnit.SECONDS);
                return status != 200 ? "status " + status : connections.get() != 1 ? "the connection was cut" : "";
            } catch (Exception e) {
                return e.toString();
            }
        }

        private RequestOptions address(HttpMethod method, String path) {
            return new RequestOptions()
                    .setHost("localhost")
                    .setPort(RestAssured.port)
                    .setMethod(method)
                    .setURI(path);
        }

        void close() {
            client.close();
        }

        @Override
        public String toString() {
            return "%s %s %s %s %s"
                    .formatted(protocol, operation.method(), operation.path(), operation.mediaType(), body);
        }
    }
}
