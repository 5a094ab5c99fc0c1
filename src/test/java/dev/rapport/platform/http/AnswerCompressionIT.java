package dev.rapport.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.Client;
import dev.rapport.testing.TestWorkspace;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AnswerCompressionIT {
    private static final String RANGE = "from=2026-03-01&to=2026-03-31&grain=day&as_of=2026-04-01T00:00:00Z";
    private String key = "";

    @BeforeEach
    void facts() {
        TestWorkspace workspace = TestWorkspace.create();
        key = workspace.key();
        String[] events = new String[200];
        for (int index = 0; index < events.length; index++) {
            events[index] = """
                    {"id": "e%1$d", "source": "s", "type": "interaction.opened", "time": "2026-03-0%2$dT10:00:00Z",
                     "subject": "c%1$d", "data": {"customer_id": "k%1$d", "channel": "chat"}}
                    """.formatted(index, 1 + index % 9);
        }
        Client.of(workspace).post(events);
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void every_kind_of_text_is_compressed_for_whoever_takes_it(HttpClient.Version version) throws Exception {
        for (String address : new String[] {
            "/v1/metrics",
            "/v1/metrics/volume?" + RANGE,
            "/v1/metrics/volume?format=csv&" + RANGE,
            "/v1/metrics/volume?format=ndjson&" + RANGE,
            "/v1/interactions?from=2026-03-01&to=2026-03-31",
            "/v1/interactions?format=csv&from=2026-03-01&to=2026-03-31",
            "/v1/interactions?format=ndjson&from=2026-03-01&to=2026-03-31",
            "/q/openapi",
            "/q/openapi?format=json",
            "/q/swagger-ui/",
            "/q/swagger-ui/swagger-ui-bundle.js",
            "/q/swagger-ui/swagger-ui.css",
            "/q/metrics",
            "/problems"
        }) {
            HttpResponse<byte[]> plain = get(version, address, Optional.empty());
            HttpResponse<byte[]> identity = get(version, address, Optional.of("identity"));
            HttpResponse<byte[]> small = get(version, address, Optional.of("gzip"));
            for (HttpResponse<byte[]> answer : List.of(plain, identity, small)) {
                assertThat(answer.statusCode()).as(address).isEqualTo(200);
                assertThat(String.join(",", answer.headers().allValues("Vary")))
                        .as(address)
                        .containsIgnoringCase("accept-encoding");
            }
            assertThat(encoding(plain)).as(address).isIn("", "identity");
            assertThat(encoding(identity)).as(address).isIn("", "identity");
            assertThat(encoding(small)).as(address).isEqualTo("gzip");
            assertThat(small.body().length).as(address).isLessThan(plain.body().length);
            byte[] inflated = new GZIPInputStream(new ByteArrayInputStream(small.body())).readAllBytes();
            if (!address.equals("/q/metrics")) { // whose numbers go on
                assertThat(inflated).as(address).isEqualTo(plain.body()).isEqualTo(identity.body());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "identity"})
    void an_answer_that_has_not_changed_says_what_it_varies_by(String encoding) throws Exception {
        String address = "/v1/metrics/volume?" + RANGE;
        String tag = get(HttpClient.Version.HTTP_1_1, address, Optional.of("gzip"))
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        assertThat(tag).startsWith("W/");
        HttpResponse<byte[]> unchanged = send(request(address)
                .header("Accept-Encoding", encoding)
                .header("If-None-Match", tag)
                .version(HttpClient.Version.HTTP_1_1));
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(String.join(",", unchanged.headers().allValues("Vary")))
                .contains("Accept-Encoding", "Authorization");
    }

    @Test
    void a_picture_is_left_as_it_is() throws Exception {
        HttpResponse<byte[]> picture =
                get(HttpClient.Version.HTTP_1_1, "/q/swagger-ui/favicon.ico", Optional.of("gzip"));
        assertThat(encoding(picture)).isNotEqualTo("gzip");
    }

    private static String encoding(HttpResponse<?> answer) {
        return answer.headers().firstValue("Content-Encoding").orElse("");
    }

    private HttpResponse<byte[]> get(HttpClient.Version version, String address, Optional<String> encoding)
            throws Exception {
        HttpRequest.Builder request = request(address).version(version);
        encoding.ifPresent(accepted -> request.header("Accept-Encoding", accepted));
        return send(request);
    }

    private HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + address))
                .header("Authorization", "Bearer " + key);
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
