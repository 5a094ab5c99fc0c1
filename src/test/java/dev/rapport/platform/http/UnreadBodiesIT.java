package dev.rapport.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.testing.RawConnection;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.StreamResetException;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
class UnreadBodiesIT {

    @Inject
    Vertx vertx;

    @Test
    @Timeout(60)
    void a_client_that_writes_everything_before_it_reads_gets_its_refusal_and_keeps_its_connection() throws Exception {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            send(socket, 30_000_000);
            assertThat(statusLine(socket.getInputStream())).isEqualTo("HTTP/1.1 404 Not Found");
            send(socket, 10);
            assertThat(statusLine(socket.getInputStream())).isEqualTo("HTTP/1.1 404 Not Found");
        }
    }

    @Test
    @Timeout(60)
    void a_client_that_stops_in_the_middle_of_a_refused_body_loses_its_connection_after_a_while() throws Exception {
        try (RawConnection connection = RawConnection.open()) {
            connection.head("POST /v1/nowhere HTTP/1.1", "Host: rapport", "Content-Length: 100");
            connection.text("only this");
            assertThat(connection.answer().status()).isEqualTo(404);
            assertThat(connection.isSilent(8_000)).isTrue();
            assertThatThrownBy(connection::answer).hasMessageStartingWith("closed behind");
        }
    }

    @Test
    @Timeout(60)
    void over_http_2_it_loses_its_stream_and_others_on_the_connection_go_on() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        HttpClient client = vertx.httpClientBuilder()
                .with(new HttpClientOptions()
                        .setProtocolVersion(HttpVersion.HTTP_2)
                        .setHttp2ClearTextUpgrade(false)
                        .setHttp2MaxPoolSize(1))
                .withConnectHandler(connection -> connections.incrementAndGet())
                .build();
        try {
            CompletableFuture<Throwable> reset = new CompletableFuture<>();
            HttpClientRequest refused = client.request(HttpMethod.POST, RestAssured.port, "localhost", "/v1/nowhere")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
            refused.exceptionHandler(reset::complete);
            refused.setChunked(true).write("only this");
            assertThat(refused.response()
                            .toCompletionStage()
                            .toCompletableFuture()
                            .get()
                            .statusCode())
                    .isEqualTo(404);
            assertThat(reset.get(20, TimeUnit.SECONDS)).isInstanceOf(StreamResetException.class);

            int status = client.request(HttpMethod.GET, RestAssured.port, "localhost", "/q/health/live")
                    .compose(HttpClientRequest::send)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get()
                    .statusCode();
            assertThat(status).isEqualTo(200);
            assertThat(connections).hasValue(1);
        } finally {
            client.close();
        }
    }

    private static void send(Socket socket, int length) throws Exception {
        OutputStream out = socket.getOutputStream();
        out.write("POST /v1/nowhere HTTP/1.1\r\nHost: rapport\r\nContent-Length: %d\r\n\r\n"
                .formatted(length)
                .getBytes(StandardCharsets.US_ASCII));
        byte[] blank = new byte[10_000];
        for (int sent = 0; sent < length; sent += blank.length) {
            out.write(blank, 0, Math.min(blank.length, length - sent));
        }
        out.flush();
    }

    /** The first line of the next answer; reads to the answer's end. */
    private static String statusLine(InputStream in) throws Exception {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        String lengthHeader = head.toString().toLowerCase(java.util.Locale.ROOT);
        int at = lengthHeader.indexOf("content-length: ") + "content-length: ".length();
        in.readNBytes(Integer.parseInt(lengthHeader.substring(at, lengthHeader.indexOf("\r\n", at))));
        return head.substring(0, head.indexOf("\r\n"));
    }
}
