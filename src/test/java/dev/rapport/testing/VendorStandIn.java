package dev.rapport.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands in for the interface of SurveyMonkey. What it answers about a response is said by the response's id: {@code ok-1},
 * {@code once-1} (503, and from the second time on well), {@code down-1}, {@code busy-1}, {@code gone-1}, {@code slow-1},
 * {@code huge-1}, {@code moved-1}, {@code page-1} and {@code other-1}. It knows one access token.
 */
public final class VendorStandIn implements QuarkusTestResourceLifecycleManager {
    public static final String TOKEN = "t0ken-of-the-stand-in";

    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();

    public VendorStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public Map<String, String> start() {
        server.setExecutor(workers);
        server.createContext("/v3/", this::answer);
        server.createContext("/elsewhere", exchange -> send(exchange, 200, "{\"pages\": [], \"id\": \"stolen\"}"));
        server.start();
        return Map.of(
                "rapport.hooks.api.surveymonkey",
                "http://localhost:%d/v3/".formatted(server.getAddress().getPort()),
                "rapport.hooks.fetch-timeout",
                "1S");
    }

    @Override
    public void stop() {
        server.stop(0);
        workers.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        boolean isKnown = path.length == 7 && path[6].equals("details");
        String id = isKnown ? path[5] : "";
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, 401, "{\"error\": {\"id\": \"1011\"}}");
            return;
        }
        switch (id.replaceFirst("-.*", "")) {
            case "ok" -> send(exchange, 200, response(id));
            case "once" -> send(exchange, asked.add(id) ? 503 : 200, response(id));
            case "down" -> send(exchange, 500, "{}");
            case "busy" -> {
                exchange.getResponseHeaders().add("Retry-After", "900");
                send(exchange, 429, "{}");
            }
            case "slow" -> {
                pause();
                send(exchange, 200, response(id));
            }
            case "huge" -> send(exchange, 200, "{\"pages\": \"%s\"}".formatted("x".repeat(1 << 20)));
            case "moved" -> {
                exchange.getResponseHeaders()
                        .add(
                                "Location",
                                "http://127.0.0.1:%d/elsewhere"
                                        .formatted(server.getAddress().getPort()));
                send(exchange, 302, "");
            }
            case "page" -> send(exchange, 200, "<html>We will be back soon.</html>");
            case "other" -> send(exchange, 200, "{\"id\": \"%s\", \"answers\": 5}".formatted(id));
            default -> send(exchange, 404, "{\"error\": {\"id\": \"1020\"}}");
        }
    }

    private static String response(String id) {
        return """
                {"id": "%s", "survey_id": "105724755", "response_status": "completed",
                 "date_modified": "2025-03-28T21:59:38+00:00", "custom_variables": {"customer_id": "crm:7881"},
                 "pages": [{"id": "1", "questions": [{"id": "31", "answers": [{"choice_id": "25"}]}]}]}
                """.formatted(id);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(5_000);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
