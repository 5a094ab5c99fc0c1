package dev.rapport.ingest;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An attribute as an HTTP header carries it (CloudEvents HTTP protocol binding 1.0.2, section 3.1.3.2): quotes around the
 * whole are undone, then one round of percent-encoding, whose bytes must be UTF-8.
 *
 * @param text what the header stands for; null when it can't be told
 * @param defect what is wrong with it, as the rest of a sentence; null when nothing is
 */
record HeaderValue(@Nullable String text, @Nullable String defect) {

    static HeaderValue decode(String header) {
        String plain = unquoted(header.strip());
        if (plain == null) {
            return broken("begins with a quote that is never closed; percent-encode quotes as %22");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c < ' ' || c > '~') {
                return broken("contains a character outside of ASCII; percent-encode its bytes in UTF-8, as in %C3%BC");
            }
            if (c != '%') {
                bytes.write(c);
                continue;
            }
            int high = i + 1 < plain.length() ? Character.digit(plain.charAt(i + 1), 16) : -1;
            int low = i + 2 < plain.length() ? Character.digit(plain.charAt(i + 2), 16) : -1;
            if (high < 0 || low < 0) {
                return broken("has a % without two hexadecimal digits behind it; percent-encode it as %25");
            }
            bytes.write(high << 4 | low);
            i += 2;
        }
        try {
            return new HeaderValue(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes.toByteArray()))
                            .toString(),
                    null);
        } catch (CharacterCodingException notUtf8) {
            return broken("has percent-encoded bytes that are not UTF-8");
        }
    }

    private static HeaderValue broken(String defect) {
        return new HeaderValue(null, defect);
    }

    /** Older producers put a value into quotes; a backslash inside takes the meaning from what follows. */
    private static @Nullable String unquoted(String header) {
        if (!header.startsWith("\"")) {
            return header;
        }
        StringBuilder text = new StringBuilder(header.length());
        for (int i = 1; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c == '"') {
                return i == header.length() - 1 ? text.toString() : null;
            }
            if (c == '\\' && i + 1 < header.length()) {
                i++;
            }
            text.append(header.charAt(i));
        }
        return null;
    }
}
