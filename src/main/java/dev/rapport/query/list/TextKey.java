package dev.rapport.query.list;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Any text as a part of a cursor, whatever characters it has. */
final class TextKey {
    private TextKey() {}

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The text of a part that {@link #encode} gave; empty for any other. */
    static Optional<String> decode(String part) {
        try {
            String text = URLDecoder.decode(part, StandardCharsets.UTF_8);
            return text.indexOf('\0') < 0 && encode(text).equals(part) ? Optional.of(text) : Optional.empty();
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }
}
