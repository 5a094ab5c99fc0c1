package dev.rapport.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
class UnreadBodiesIT {

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
