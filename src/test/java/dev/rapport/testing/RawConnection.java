package dev.rapport.testing;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** HTTP byte by byte, for what clients of a library don't do: pausing, breaking off, waiting for 100. */
public final class RawConnection implements AutoCloseable {
    private final Socket socket;

    private RawConnection(Socket socket) {
        this.socket = socket;
    }

    /** To the service that the test runs in. */
    public static RawConnection open() throws IOException {
        return open(URI.create("http://localhost:" + RestAssured.port));
    }

    public static RawConnection open(URI service) throws IOException {
        Socket socket = new Socket(service.getHost(), service.getPort());
        socket.setSoTimeout(30_000);
        socket.setTcpNoDelay(true);
        return new RawConnection(socket);
    }

    /** What came back. */
    public record Answer(int status, String head, String body) {}

    /** Sends lines of a head, each without its end, and the blank line behind them. */
    public RawConnection head(String... lines) throws IOException {
        return text(String.join("\r\n", lines) + "\r\n\r\n");
    }

    public RawConnection text(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return this;
    }

    /** Sends one chunk of a body in chunked encoding. */
    public RawConnection chunk(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.writeBytes((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        chunk.writeBytes(bytes);
        chunk.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(chunk.toByteArray());
        socket.getOutputStream().flush();
        return this;
    }

    /** The next answer, with as much of a body as its length says. */
    public Answer answer() throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed behind: " + head);
            }
            head.append((char) next);
        }
        String names = head.toString().toLowerCase(Locale.ROOT);
        int at = names.indexOf("content-length: ");
        int length = at < 0 ? 0 : Integer.parseInt(names.substring(at + 16, names.indexOf("\r\n", at)));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new Answer(Integer.parseInt(head.substring(9, 12)), head.toString(), body);
    }

    /** Says that no more chunks come. */
    public RawConnection lastChunk() throws IOException {
        return text("0\r\n\r\n");
    }

    /** Whether nothing comes for a while. */
    public boolean isSilent(int milliseconds) throws IOException {
        socket.setSoTimeout(milliseconds);
        try {
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException nothing) {
            return true;
        } finally {
            socket.setSoTimeout(30_000);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
