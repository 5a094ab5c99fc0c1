package dev.rapport.ingest.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.runtime.configuration.MemorySize;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VendorApiTest {
    private HttpServer vendor;
    private VendorApi api;

    /** Limits that a test reaches. */
    private record Limits(Map<String, URI> api) implements HookConfiguration {
        @Override
        public MemorySize maxBodySize() {
            return new MemorySize(BigInteger.valueOf(1_000));
        }

        @Override
        public int maxRejected() {
            return 1;
        }

        @Override
        public MemorySize maxRejectedSize() {
            return maxBodySize();
        }

        @Override
        public Duration rejectedRetention() {
            return Duration.ofDays(1);
        }

        @Override
        public Duration fetchTimeout() {
            return Duration.ofSeconds(1);
        }
    }

    @BeforeEach
    void start() throws IOException {
        vendor = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        vendor.setExecutor(Executors.newCachedThreadPool());
        vendor.createContext("/v3/", VendorApiTest::answer);
        vendor.start();
        URI base = URI.create(
                "http://localhost:%d/v3".formatted(vendor.getAddress().getPort()));
        api = new VendorApi(new Limits(Map.of("surveymonkey", base)));
    }

    @AfterEach
    void stop() {
        vendor.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/slow")) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            try {
                Thread.sleep(5_000);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
            return;
        }
        if (path.endsWith("/moved")) {
            exchange.getResponseHeaders().add("Location", "http://localhost:1/");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
            return;
        }
        boolean allowed = "Bearer t0ken".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] body = (path.endsWith("/large") ? "x".repeat(2_000) : "{\"path\": \"%s\"}".formatted(path))
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(allowed ? 200 : 401, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void fetchesBelowTheConfiguredAddressWithTheToken() throws VendorApi.FetchException {
        assertThat(new String(
                        api.get("surveymonkey", "surveys/1/responses/2/details", "t0ken"), StandardCharsets.UTF_8))
                .isEqualTo("{\"path\": \"/v3/surveys/1/responses/2/details\"}");
    }

    @Test
    void aSlashAtTheEndOfTheConfiguredAddressChangesNothing() throws VendorApi.FetchException {
        URI base = URI.create(
                "http://localhost:%d/v3/".formatted(vendor.getAddress().getPort()));
        assertThat(new String(
                        new VendorApi(new Limits(Map.of("surveymonkey", base)))
                                .get("surveymonkey", "surveys/1", "t0ken"),
                        StandardCharsets.UTF_8))
                .isEqualTo("{\"path\": \"/v3/surveys/1\"}");
    }

    @Test
    void aRefusedTokenIsToldWithoutIt() {
        assertThatThrownBy(() -> api.get("surveymonkey", "surveys/1", "another"))
                .isInstanceOf(VendorApi.FetchException.class)
                .hasMessage("surveymonkey answered 401; is the access_token of the hook still valid?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc/passwd",
                "//evil.example/x",
                "http://evil.example/",
                "a/../../admin",
                "a b",
                "a@evil.example",
                "a#b",
                "a/%2e%2e/b",
                "a?u=http://x"
            })
    void nothingOfADeliveryLeadsElsewhere(String resource) {
        assertThatThrownBy(() -> api.get("surveymonkey", resource, "t0ken"))
                .hasMessage("the delivery names a resource that is no path of ids");
    }

    @Test
    void redirectsAreNotFollowed() {
        assertThatThrownBy(() -> api.get("surveymonkey", "moved", "t0ken")).hasMessage("surveymonkey answered 302");
    }

    @Test
    void whatIsTooLargeOrTooSlowIsGivenUp() {
        assertThatThrownBy(() -> api.get("surveymonkey", "large", "t0ken"))
                .hasMessage("What the vendor answered is larger than 1000 bytes.");
        assertThatThrownBy(() -> api.get("surveymonkey", "slow", "t0ken"))
                .hasMessage("surveymonkey did not answer within 1000 ms");
    }

    @Test
    void aVendorThatIsNotConfiguredIsNotAsked() {
        assertThatThrownBy(() -> api.get("zendesk", "tickets/1", "t0ken"))
                .hasMessageContaining("rapport.hooks.api.zendesk");
    }
}
