package dev.rapport.ingest.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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

        @Override
        public Duration fetchPause() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration fetchLongestPause() {
            return Duration.ofHours(6);
        }

        @Override
        public int fetchTries() {
            return 15;
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
        if (path.matches(".*/\\d{3}")) {
            exchange.getResponseHeaders().add("Retry-After", "120");
            exchange.sendResponseHeaders(Integer.parseInt(path.substring(path.length() - 3)), -1);
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
        assertThatThrownBy(() -> api.get("surveymonkey", "moved", "t0ken"))
                .hasMessageStartingWith("surveymonkey answered 302, a redirect, which is not followed");
    }

    @Test
    void whatIsTooLargeOrTooSlowIsGivenUp() {
        assertThatThrownBy(() -> api.get("surveymonkey", "large", "t0ken"))
                .hasMessage("What the vendor answered is larger than 1000 bytes.");
        assertThatThrownBy(() -> api.get("surveymonkey", "slow", "t0ken"))
                .hasMessage("surveymonkey did not respond within 1000 ms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"408", "425", "429", "500", "502", "503", "504"})
    void whatCanBeOverAtTheNextTryIsToldWithTheVendorsWish(String status) {
        assertThat(failure(api, status)).hasMessage("surveymonkey answered " + status);
        assertThat(failure(api, status).wished()).contains(Duration.ofMinutes(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"400", "401", "403", "404", "410", "422", "moved", "large"})
    void whatOnlyAPersonCanMendIsNotTriedAgain(String resource) {
        assertThat(failure(api, resource).wished()).isEmpty();
    }

    @Test
    void aVendorThatIsAwayOrSlowCanBeBackAtTheNextTry() {
        assertThat(failure(api, "slow").wished()).contains(Duration.ZERO);
        vendor.stop(0);
        assertThat(failure(api, "surveys")).hasMessage("surveymonkey can't be reached");
        assertThat(failure(api, "surveys").wished()).contains(Duration.ZERO);
    }

    private static VendorApi.FetchException failure(VendorApi api, String resource) {
        return catchThrowableOfType(VendorApi.FetchException.class, () -> api.get("surveymonkey", resource, "t0ken"));
    }

    @Test
    void aVendorThatIsNotConfiguredIsNotAsked() {
        assertThatThrownBy(() -> api.get("zendesk", "tickets/1", "t0ken"))
                .hasMessageContaining("rapport.hooks.api.zendesk");
    }
}
