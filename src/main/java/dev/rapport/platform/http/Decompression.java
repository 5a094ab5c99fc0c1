package dev.rapport.platform.http;

import dev.rapport.platform.problem.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Undoes the compression of a body while it is read, some kilobytes at a time, whatever they inflate to. The server's own
 * decompression is off: it inflates all that has arrived at once, before anybody can count, and a thousandfold is easy.
 */
@Provider
public final class Decompression implements ReaderInterceptor {
    private static final int BUFFER = 8192;
    private static final Set<String> NONE = Set.of("", "identity");
    private static final Set<String> GZIP = Set.of("gzip", "x-gzip");
    private static final String DEFLATE = "deflate";

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        context.setInputStream(
                inflated(context.getInputStream(), context.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING)));
        return context.proceed();
    }

    /** What a body of that Content-Encoding, one that {@link #knows} knows, says without its compression. */
    public static InputStream inflated(InputStream body, @Nullable String encoding) {
        return isCompressed(encoding) ? new InflatedStream(body, name(encoding)) : body;
    }

    /** Whether a Content-Encoding changes the bytes. */
    public static boolean isCompressed(@Nullable String encoding) {
        return !NONE.contains(name(encoding));
    }

    /** Whether bodies of that Content-Encoding are read. */
    static boolean knows(String encoding) {
        String name = name(encoding);
        return NONE.contains(name) || GZIP.contains(name) || name.equals(DEFLATE);
    }

    private static String name(@Nullable String encoding) {
        return encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
    }

    /** Looks at the first byte only when it is asked for one, on the thread that may wait. */
    private static final class InflatedStream extends FilterInputStream {
        private final String encoding;
        private boolean isOpen;

        InflatedStream(InputStream compressed, String encoding) {
            super(compressed);
            this.encoding = encoding;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            int count = read(one, 0, 1);
            return count < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                if (!isOpen) {
                    in = GZIP.contains(encoding)
                            ? new GZIPInputStream(in, BUFFER)
                            : new InflaterInputStream(in, new Inflater(), BUFFER);
                    isOpen = true;
                }
                return in.read(target, offset, length);
            } catch (ZipException broken) {
                throw Problem.malformed("The body is not compressed as its Content-Encoding says: " + encoding + ".")
                        .toException();
            } catch (EOFException cut) {
                throw Problem.malformed("The compressed body ends in the middle; send all of it.")
                        .toException();
            }
        }

        @Override
        public long skip(long wanted) throws IOException {
            long skipped = 0;
            byte[] dropped = new byte[BUFFER];
            while (skipped < wanted) {
                int count = read(dropped, 0, (int) Math.min(BUFFER, wanted - skipped));
                if (count < 0) {
                    break;
                }
                skipped += count;
            }
            return skipped;
        }

        @Override
        public int available() {
            return 0; // nobody knows what the next bytes inflate to
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
