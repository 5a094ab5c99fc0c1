package dev.rapport.platform.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rapport.testing.RawConnection;
import dev.rapport.testing.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Byte by byte, what no client of a library would send, and what browsers and curl send nevertheless. */
@QuarkusTest
class RefusedRequestsIT {
    private static final String HOST = "Host: rapport.example:8080";

    private record Case(String name, int status, String type, String detail, List<String> lines) {
        @Override
        public String toString() {
            return name;
        }

        static Case malformed(String name, String detail, String... lines) {
            return new Case(name, 400, "malformed", detail, List.of(lines));
        }

        static Case tooLarge(String name, String detail, String... lines) {
            return new Case(name, 413, "too-large", detail, List.of(lines));
        }
    }

    static Stream<Case> refused() {
        String ask = "GET /v1/workspace HTTP/1.1";
        String send = "POST /v1/events HTTP/1.1";
        String chunked = "Transfer-Encoding: chunked";
        return Stream.of(
                Case.malformed("no host", "has no Host header", ask),
                Case.malformed("no host beside /v1", "has no Host header", "GET /q/health/live HTTP/1.1"),
                Case.malformed("two hosts", "has 2 Host headers", ask, HOST, "Host: other"),
                Case.malformed("the same host twice", "has 2 Host headers", ask, HOST, HOST),
                Case.malformed("two hosts in HTTP/1.0", "has 2 Host headers", "GET / HTTP/1.0", HOST, HOST),
                Case.malformed("a host of two words", "The Host header is not a host", ask, "Host: a b"),
                Case.malformed("a host with a path", "The Host header is not a host", ask, "Host: a/b"),
                Case.malformed("a host with a user", "The Host header is not a host", ask, "Host: u@a"),
                Case.malformed("a host with a wrong port", "The Host header is not a host", ask, "Host: a:8x"),
                Case.malformed(
                        "a full address without host",
                        "has no Host header",
                        "GET http://rapport/v1/workspace HTTP/1.1"),
                Case.malformed("a later version", "an unknown protocol", "GET /v1/workspace HTTP/2.0", HOST),
                Case.malformed("another protocol", "an unknown protocol", "GET /v1/workspace RTSP/1.1", HOST),
                Case.malformed("no version", "breaks the rules of HTTP", "GET /v1/workspace"),
                Case.malformed("a version without a number", "breaks the rules of HTTP", "GET / HTTP/1.x", HOST),
                Case.malformed("one word", "breaks the rules of HTTP", "hello"),
                Case.malformed("a method with a parenthesis", "breaks the rules of HTTP", "G(T / HTTP/1.1", HOST),
                Case.malformed("a blank in the address", "breaks the rules of HTTP", "GET /v1/a b HTTP/1.1", HOST),
                Case.malformed("no slash", "must begin with \"/\"", "GET v1/workspace HTTP/1.1", HOST),
                Case.malformed("a stray percent", "\"%\" at character 20", "GET /v1/interactions?a=%zz HTTP/1.1", HOST),
                Case.malformed(
                        "a percent in the path", "\"%\" at character 15", "GET /v1/customers/%/a HTTP/1.1", HOST),
                Case.malformed("a fragment", "\"#\" at character 14", "GET /v1/workspace#a HTTP/1.1", HOST),
                Case.malformed("a control character", "U+0001 at character 5", "GET /v1/\u0001 HTTP/1.1", HOST),
                Case.malformed("a header without colon", "breaks the rules of HTTP", ask, HOST, "foo"),
                Case.malformed("a blank before the colon", "breaks the rules of HTTP", ask, HOST, "foo : a"),
                Case.malformed("a header's name", "breaks the rules of HTTP", ask, HOST, "f(o: a"),
                Case.malformed("a control in a header", "breaks the rules of HTTP", ask, HOST, "foo: a\u0001b"),
                Case.malformed("a zero in a header", "breaks the rules of HTTP", ask, HOST, "foo: a\u0000b"),
                Case.malformed("two lengths", "breaks", send, HOST, "Content-Length: 2", "Content-Length: 3"),
                Case.malformed("a negative length", "breaks", send, HOST, "Content-Length: -2"),
                Case.malformed("a length that is none", "breaks", send, HOST, "Content-Length: two"),
                Case.malformed("length and chunks", "breaks", send, HOST, "Content-Length: 5", chunked),
                Case.malformed("chunks in HTTP/1.0", "breaks", "POST /v1/events HTTP/1.0", chunked),
                Case.malformed(
                        "an unknown coding", "Transfer-Encoding is not supported", send, HOST, "Transfer-Encoding: x"),
                Case.malformed(
                        "compressed chunks",
                        "Transfer-Encoding is not supported",
                        send,
                        HOST,
                        "Transfer-Encoding: gzip, chunked"),
                new Case(
                        "a proxy",
                        405,
                        "method-not-allowed",
                        "this server is not one",
                        List.of("CONNECT rapport:80 HTTP/1.1", HOST)),
                new Case(
                        "another method",
                        405,
                        "method-not-allowed",
                        "does not support",
                        List.of("FROB /v1/workspace HTTP/1.1", HOST)),
                Case.tooLarge(
                        "an address of 20,000", "maximum is 16,384", "GET /?" + "a".repeat(20_000) + " HTTP/1.1", HOST),
                Case.tooLarge(
                        "an address of 70,000", "maximum is 16,384", "GET /?" + "a".repeat(70_000) + " HTTP/1.1", HOST),
                Case.tooLarge("headers of 20,000", "maximum is 16,384", ask, HOST, "foo: " + "a".repeat(20_000)),
                Case.tooLarge("headers of 70,000", "maximum is 16,384", ask, HOST, "foo: " + "a".repeat(70_000)));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_cannot_be_read_is_refused_with_a_problem_that_says_why(Case refused) throws Exception {
        try (RawConnection connection = RawConnection.open()) {
            connection.head(refused.lines().toArray(String[]::new));
            requireProblem(connection.answer(), refused.status(), refused.type(), refused.detail());
        }
    }

    static Stream<String> brokenBodies() {
        return Stream.of(
                "zz\r\n[]\r\n0\r\n\r\n", "2\r\n[]xx0\r\n\r\n", "2\r\n[]\r\nxx\r\n\r\n", "fffffffffffffffff\r\n");
    }

    /** Whoever reads the body at that moment may close the connection before the answer is out; it is never taken. */
    @ParameterizedTest
    @MethodSource("brokenBodies")
    void chunks_that_cannot_be_read_are_refused_with_a_problem(String body) throws Exception {
        String key = TestWorkspace.create().key();
        int answered = 0;
        for (int attempt = 0; attempt < 20 && answered < 2; attempt++) {
            String address = attempt % 2 == 0 ? "/v1/events" : "/v1/keys";
            try (RawConnection connection = RawConnection.open()) {
                connection.head(
                        "POST " + address + " HTTP/1.1",
                        HOST,
                        "Authorization: Bearer " + key,
                        "Content-Type: application/json",
                        "Transfer-Encoding: chunked");
                connection.text(body);
                Optional<RawConnection.Answer> answer = answer(connection);
                if (answer.isPresent()) {
                    requireProblem(answer.get(), 400, "malformed", "chunk");
                    answered++;
                }
            }
        }
        assertThat(answered).isPositive();
    }

    private static Optional<RawConnection.Answer> answer(RawConnection connection) {
        try {
            return Optional.of(connection.answer());
        } catch (IOException closed) {
            return Optional.empty();
        }
    }

    private static void requireProblem(RawConnection.Answer answer, int status, String type, String detail)
            throws IOException {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.head()).containsIgnoringCase("content-type: application/problem+json");
        assertThat(answer.head()).containsIgnoringCase("x-request-id: ");
        JsonNode problem = new ObjectMapper().readTree(answer.body());
        assertThat(problem.path("type").asText()).isEqualTo("/problems/" + type);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asText()).contains(detail);
        assertThat(problem.path("instance").asText()).startsWith("/").isNotEqualTo("/bad-request");
    }

    @Test
    void what_http_allows_is_taken() throws Exception {
        String key = "Authorization: Bearer " + TestWorkspace.create().key();
        List<String[]> taken = List.of(
                new String[] {"GET /v1/workspace HTTP/1.1", HOST, key},
                new String[] {"GET /v1/workspace HTTP/1.1", "Host: [::1]:8080", key},
                new String[] {"GET /v1/workspace HTTP/1.1", "Host: a_b", key},
                new String[] {"GET /v1/workspace HTTP/1.0", key},
                new String[] {"GET /v1/metrics/csat/rows?from=2026-03-01&to=2026-03-02 HTTP/1.0", key},
                new String[] {"GET http://rapport.example/v1/workspace HTTP/1.1", HOST, key},
                new String[] {"GET /v1/metrics/csat?filter=channel:a|b HTTP/1.1", "X-Request-Id: mine", HOST, key});
        for (String[] lines : taken) {
            try (RawConnection connection = RawConnection.open()) {
                assertThat(connection.head(lines).answer().status())
                        .as(lines[0])
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void characters_that_clients_do_not_encode_mean_the_same_as_encoded() throws Exception {
        TestWorkspace workspace = TestWorkspace.create();
        for (String raw : List.of("a|b", "^`", "{}", "\"", "<>", "\\", "[]", "B\u00fcro")) {
            List<String> answers = new ArrayList<>();
            for (String name : List.of(raw, java.net.URLEncoder.encode(raw, java.nio.charset.StandardCharsets.UTF_8))) {
                try (RawConnection connection = RawConnection.open()) {
                    RawConnection.Answer answer = connection
                            .head(
                                    "GET /v1/metrics/" + name + "?limit=" + name + " HTTP/1.1",
                                    HOST,
                                    "Authorization: Bearer " + workspace.key())
                            .answer();
                    assertThat(answer.status()).isEqualTo(404);
                    answers.add(new ObjectMapper()
                            .readTree(answer.body())
                            .path("detail")
                            .asText());
                }
            }
            assertThat(answers.get(0)).contains('"' + raw + '"').isEqualTo(answers.get(1));
        }
    }

    @Test
    void a_bar_in_a_filter_is_an_or_whether_encoded_or_not() throws Exception {
        String key = TestWorkspace.create().key();
        List<String> answers = new ArrayList<>();
        for (String bar : List.of("|", "%7C")) {
            try (RawConnection connection = RawConnection.open()) {
                RawConnection.Answer answer = connection
                        .head(
                                "GET /v1/metrics/csat?from=2026-03-01&to=2026-03-02&filter=channel:chat" + bar
                                        + "email HTTP/1.1",
                                HOST,
                                "Authorization: Bearer " + key)
                        .answer();
                assertThat(answer.status()).isEqualTo(200);
                answers.add(answer.head()
                        .lines()
                        .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("etag"))
                        .findFirst()
                        .orElse("no etag"));
            }
        }
        assertThat(answers.get(0)).isEqualTo(answers.get(1)).isNotEqualTo("no etag");
    }
}
